package io.tiaoli.web.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Forms in Tasklist")
@Tag("tasklist")
class TasklistFormsTest {

    private static final LocalDate TOMORROW = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);

    private static final String TYPE_AND_COMPLETE = """
            text => {
              const field = document.querySelector('.fjs-form textarea');
              field.value = text;
              field.dispatchEvent(new Event('input', { bubbles: true }));
              setTimeout(() => [...document.querySelectorAll('button')].find(button => button.innerText.trim() === '完成').click(), 50);
            }
            """;

    private final TasklistSample sample = TasklistSample.running();
    private TasklistWindow window;

    @BeforeEach
    void open() {
        window = TasklistWindow.atDesk();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    @DisplayName("a form with a list of two rows is completed, and all its values arrive in one record")
    void completed() throws Exception {
        String task = sample.taskFor("RO-20261121-0001", true);
        window.open(task);

        window.field("车牌号").fill("沪A12345");
        window.field("里程（公里）").fill("52000");
        window.page().getByText("请选择").click();
        window.page().getByText("快保工位").click();
        window.field("承诺交车日期").fill(TOMORROW.format(DateTimeFormatter.ofPattern("yyyy/MM/dd")));
        // form-js takes over one half when it has drawn the other: nobody's hand is as quick as a test
        window.field("承诺交车日期").press("Tab");
        window.page().evaluate("() => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))");
        window.field("时间").fill("17:30");
        tick("客户在店等候");
        window.field("客户要求").fill("先看旧件");
        addRow(0, "机油", "0.5");
        window.button("添加一行").click();
        addRow(1, "刹车片", "1.5");
        window.shot("form-filled");
        assertThat(window.page().getByText("日期和时间都要填。")).isHidden();
        assertThat(window.button("完成")).isEnabled();
        window.button("完成").click();

        assertThat(window.page().locator(".fjs-form")).isHidden();
        assertThat(sample.isOpen(task)).isFalse();
        JsonNode sheet = new ObjectMapper().readTree(sample.receptionSheet("RO-20261121-0001"));
        assertThat(sheet.at("/plateNo").asText()).isEqualTo("沪A12345");
        assertThat(sheet.at("/mileageKm").asInt()).isEqualTo(52000);
        assertThat(sheet.at("/bay").asText()).isEqualTo("quick");
        assertThat(sheet.at("/promisedAt").asText()).isEqualTo(TOMORROW + "T17:30+08:00");
        assertThat(sheet.at("/waits").asBoolean()).isTrue();
        assertThat(sheet.at("/wish").asText()).isEqualTo("先看旧件");
        assertThat(sheet.at("/items/0/name").asText()).isEqualTo("机油");
        assertThat(sheet.at("/items/1/name").asText()).isEqualTo("刹车片");
        assertThat(sheet.at("/items/1/hours").asDouble()).isEqualTo(1.5);
    }

    @Test
    @DisplayName("without our script a valid row greys out 完成: the day this fails, the mend may go")
    void greyWithoutMend() {
        window.page().route("**/scripts/forms.js*", route -> route.fulfill(
                new Route.FulfillOptions().setContentType("text/javascript").setBody("export {};")));
        window.page().reload();
        window.open(sample.taskFor("RO-20261121-0002", true));

        window.field("项目").fill("机油");

        assertThat(window.button("完成")).isDisabled();
    }

    @Test
    @DisplayName("what was typed just before 完成 is not lost")
    void quickHand() throws Exception {
        String task = sample.taskFor("RO-20261121-0008", true);
        window.open(task);
        window.field("车牌号").fill("沪A12345");
        window.field("里程（公里）").fill("52000");
        window.page().getByText("请选择").click();
        window.page().getByText("快保工位").click();
        window.field("取车联系电话").fill("13800000001");
        window.field("项目").fill("机油");
        // without the pauses that Playwright makes between two actions
        window.page().evaluate(TYPE_AND_COMPLETE, "先看旧件");

        assertThat(window.page().locator(".fjs-form")).isHidden();
        assertThat(new ObjectMapper().readTree(sample.receptionSheet("RO-20261121-0008")).at("/wish").asText()).isEqualTo("先看旧件");
    }

    @Test
    @DisplayName("a row with an error greys out 完成 until it is mended")
    void faultyRow() {
        window.open(sample.taskFor("RO-20261121-0003", true));

        window.field("工时").fill("-1");
        assertThat(window.page().getByText("不能小于 0。")).isVisible();
        assertThat(window.button("完成")).isDisabled();

        window.field("工时").fill("1");
        assertThat(window.button("完成")).isEnabled();
    }

    @Test
    @DisplayName("a removed row takes its error along, and the rows that move up keep theirs")
    void removedRow() {
        window.open(sample.taskFor("RO-20261121-0004", true));
        window.button("添加一行").click();
        window.button("添加一行").click();
        addRow(0, "机油", "1");
        addRow(1, "机滤", "-1");
        addRow(2, "刹车片", "-2");
        assertThat(window.page().getByText("不能小于 0。")).hasCount(2);

        removeRow(1, 2);
        assertThat(window.page().getByText("不能小于 0。")).hasCount(2);
        assertThat(window.button("完成")).isDisabled();

        removeRow(2, 1);
        assertThat(window.page().getByText("不能小于 0。")).hasCount(1);
        removeRow(1, 0);
        assertThat(window.button("完成")).isEnabled();
    }

    @Test
    @DisplayName("a field that is hidden no longer greys out 完成 with its error")
    void hiddenField() {
        window.open(sample.taskFor("RO-20261121-0005", true));
        window.field("取车联系电话").fill("1");
        window.field("取车联系电话").fill("");
        assertThat(window.button("完成")).isDisabled();

        tick("客户在店等候");

        assertThat(window.button("完成")).isEnabled();
    }

    @Test
    @DisplayName("completing an empty form says in Chinese what is missing, and keeps the task")
    void missing() {
        String task = sample.taskFor("RO-20261121-0006", true);
        window.open(task);

        window.button("完成").click();

        Locator errors = window.page().getByText("请填写这一项。");
        assertThat(errors).hasCount(3);
        window.shot("form-errors");
        assertThat(window.english()).isEmpty();
        assertThat(sample.isOpen(task)).isTrue();
    }

    @Test
    @DisplayName("what was saved is there again when the task is opened again")
    void draft() {
        String task = sample.taskFor("RO-20261121-0007", true);
        window.open(task);
        window.field("客户要求").fill("洗车");
        window.button("保存").click();

        window.page().reload();

        assertThat(window.field("客户要求")).hasValue("洗车");
    }

    /** By key, as the form moves under a pointer when the field before loses the focus; Playwright's own check() looks before form-js has drawn the box anew. */
    private void tick(String label) {
        window.field(label).press("Space");
        assertThat(window.field(label)).isChecked();
    }

    private void removeRow(int number, int left) {
        window.button("删除第 " + number + " 行").click();
        assertThat(window.page().locator(".fjs-repeat-row-container")).hasCount(left);
    }

    private void addRow(int index, String name, String hours) {
        window.field("项目").nth(index).fill(name);
        window.field("工时").nth(index).fill(hours);
    }
}
