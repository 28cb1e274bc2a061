package io.tiaoli.web.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Tasklist on a phone")
@Tag("tasklist")
class TasklistOnPhoneTest {

    /** Fields of the form that lie on each other, by their ids. */
    private static final String OVERLAPS = """
            () => {
              const boxes = [...document.querySelectorAll('.fjs-form input, .fjs-form textarea')]
                  .filter(node => node.checkVisibility()).map(node => [node.id, node.getBoundingClientRect()]);
              return boxes.flatMap(([id, a], i) => boxes.slice(i + 1)
                  .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                  .map(([other]) => id + ' ' + other));
            }
            """;

    private TasklistWindow window;
    private Page page;

    @BeforeEach
    void open() {
        window = TasklistWindow.onPhone();
        page = window.page();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    @DisplayName("a task is chosen in the list, takes the whole screen, and one goes back")
    void chosen() {
        TasklistSample.running().taskFor("RO-20261121-0401", true);
        page.getByText("我的任务").click();
        Locator list = page.locator(".column.tasks-list");
        assertThat(list).containsText("沪A12345");
        fits();
        window.shot("phone-list");

        list.locator("h4.task a").first().click();
        assertThat(page.locator(".fjs-form")).isVisible();
        assertThat(list).isHidden();
        fits();
        window.shot("phone-task");

        page.getByText("返回列表").click();
        assertThat(list).isVisible();
        assertThat(page.locator(".task-details")).isHidden();
    }

    @Test
    @DisplayName("a form is filled with a list of two rows, nothing overlaps, and 完成 stays in sight")
    void filled() {
        window.open(TasklistSample.running().taskFor("RO-20261121-0402", true));
        window.button("添加一行").click();
        window.field("项目").nth(1).fill("刹车片");

        fits();
        assertThat((List<?>) page.evaluate(OVERLAPS)).isEmpty();
        assertThat(window.button("完成")).isInViewport();
        window.shot("phone-form");
    }

    @Test
    @DisplayName("a long question stands in two lines, nothing of it is cut off")
    void longQuestion() {
        window.open(TasklistSample.running().taskFor("RO-20261121-0402", true));
        assertThat(window.button("完成")).isVisible();
        var cut = page.evaluate("""
                () => {
                  const label = document.querySelector('.fjs-form-field-checkbox label');
                  label.lastChild.textContent = '客户坐下时同坐或蹲下说话（为客户拉椅，坐在客户右侧），离开时陪同送到门外';
                  return label.scrollWidth - label.clientWidth;
                }""");
        assertThat((int) cut).isLessThanOrEqualTo(1);
    }

    @Test
    @DisplayName("the menu opens in full and leads to signing out")
    void menu() {
        page.locator(".navbar-toggle").click();
        assertThat(page.getByText("案件查询")).isInViewport();
        page.locator("li.account .dropdown-toggle").click();
        assertThat(page.getByText("退出登录")).isInViewport();
        window.shot("phone-menu");
        assertThat(window.english()).isEmpty();
    }

    private void fits() {
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    }
}
