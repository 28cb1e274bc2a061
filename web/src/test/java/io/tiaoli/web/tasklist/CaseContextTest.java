package io.tiaoli.web.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("情况: what one must know before working a task")
@Tag("tasklist")
class CaseContextTest {

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
    @DisplayName("stands above the form: who, which car, the promise, the window, the script and what was said last")
    void full() {
        Locator context = window.open(sample.taskFor("RO-20261121-0201", true)).context();

        for (String text : new String[] {"RO-20261121-0201", "沪A12345 福克斯", "今天 17:30 交车", "14:00–20:00",
                "请问是王小明先生吗", "客户说刹车有异响", "已超过承诺时间 20 分钟", "照片（3 张）", "客户签名"}) {
            assertThat(context).containsText(text);
        }
        double end = context.boundingBox().y + context.boundingBox().height;
        assertThat(window.page().locator(".fjs-form").boundingBox().y).isGreaterThanOrEqualTo(end);
    }

    @Test
    @DisplayName("is never read as HTML, and a link that would run a script is left out")
    void escaped() {
        Locator context = window.open(sample.taskFor("RO-20261121-0202", true)).context();

        assertThat(context).containsText("王小明 <b>先生</b>");
        assertThat(context.locator("b")).hasCount(0);
        assertThat(context).not().containsText("坏链接");
    }

    @Test
    @DisplayName("is shown in a tab of its own too")
    void tab() {
        window.open(sample.taskFor("RO-20261121-0203", true));
        window.page().locator(".nav-tabs").getByText("情况").click();

        assertThat(window.page().locator(".tab-content .tiaoli-context")).containsText("沪A12345 福克斯");
    }

    @Test
    @DisplayName("changes with the task")
    void otherTask() {
        String next = sample.taskFor("RO-20261121-0205", true);
        window.open(sample.taskFor("RO-20261121-0204", true));
        assertThat(window.context()).containsText("RO-20261121-0204");

        window.open(next);

        assertThat(window.context()).hasCount(1);
        assertThat(window.context()).containsText("RO-20261121-0205");
    }

    @Test
    @DisplayName("says quietly that there is nothing more, where the API knows nothing")
    void nothing() {
        assertThat(window.open(sample.taskFor(SampleApi.UNKNOWN, true)).context()).hasText("这个任务没有更多情况。");
        window.shot("context-empty");
        assertThat(window.open(sample.taskFor(SampleApi.EMPTY, true)).context()).hasText("这个任务没有更多情况。");
    }

    @Test
    @DisplayName("says clearly that it could not be read, and the task can be worked all the same")
    void broken() {
        window.open(sample.taskFor(SampleApi.BROKEN, true));

        assertThat(window.context()).hasText("没能读取情况：服务器出错了（500），请稍后刷新页面。");
        assertThat(window.button("完成")).isEnabled();
        window.shot("context-broken");
    }

    @Test
    @DisplayName("our own pages are linked in the header, those only that one may open")
    void links() {
        assertThat(window.page().locator(".tiaoli-link-bar a")).hasText(new String[] {"案件查询", "消息箱"});
        assertThat(window.page().getByText("案件查询").getAttribute("href")).endsWith("/cases");
    }
}
