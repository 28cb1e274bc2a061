package io.tiaoli.web.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Tasklist speaks Chinese")
@Tag("tasklist")
class TasklistChineseTest {

    private TasklistWindow window;
    private Page page;

    @BeforeEach
    void open() {
        window = TasklistWindow.atDesk();
        page = window.page();
        window.open(TasklistSample.running().taskFor("RO-20261121-0101", true));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    @DisplayName("in the list, the header, the form and its calendar and times")
    void screen() {
        inChinese("task");
        page.locator(".fjs-input-adornment").first().click();
        assertThat(page.locator(".flatpickr-calendar.open")).containsText("11月");
        inChinese("calendar");
        window.field("时间").click();
        inChinese("times");
    }

    @Test
    @DisplayName("in the tabs of a task")
    void tabs() {
        for (String tab : new String[] {"情况", "经过", "流程图", "说明"}) {
            page.locator(".nav-tabs").getByText(tab, exactly()).click();
            assertThat(page.locator(".nav-tabs .active")).hasText(tab);
            inChinese("tab-" + tab);
        }
    }

    @Test
    @DisplayName("in every part of the filter dialog, all criteria included")
    void filter() {
        page.getByText("新建筛选").click();
        Locator dialog = page.locator(".modal-content");
        for (String part : new String[] {"基本", "条件", "权限", "数据项"}) {
            dialog.getByText(part, new Locator.GetByTextOptions().setExact(true)).first().click();
            page.waitForTimeout(400); // the parts of this dialog slide
            if (part.equals("条件")) {
                dialog.getByText("添加条件").first().click();
            }
            inChinese("filter-" + part);
        }
    }

    @Test
    @DisplayName("when a process is started")
    void start() {
        page.getByText("发起流程").click();
        assertThat(page.locator(".modal-content")).containsText("到店接车");
        inChinese("start-list");
        page.locator(".modal-content").getByText("到店接车").click();
        assertThat(page.locator(".modal-content .fjs-form")).isVisible();
        assertThat(page.locator(".modal-content .tiaoli-context")).hasCount(0);
        inChinese("start-form");
    }

    @Test
    @DisplayName("when a comment is written, and in the history where it is then read")
    void comment() {
        page.getByText("添加备注").click();
        page.locator(".modal-content textarea").fill("客户要求先看旧件");
        inChinese("comment");
        page.locator(".modal-footer").getByText("保存").click();
        page.locator(".nav-tabs").getByText("经过", exactly()).click();
        assertThat(page.locator(".tab-content")).containsText("客户要求先看旧件");
        inChinese("history");
    }

    @Test
    @DisplayName("when due and follow-up dates are set")
    void dates() {
        page.getByText("设到期时间").click();
        assertThat(page.locator(".datepicker").first()).containsText("11月");
        inChinese("due-date");
        page.keyboard().press("Escape");
        page.getByText("设跟进时间").click();
        inChinese("follow-up-date");
    }

    @Test
    @DisplayName("in groups, sorting, search and short cuts; a task without a flow cannot be made")
    void others() {
        page.locator(".meta .groups a").first().click();
        inChinese("groups");
        page.locator(".modal-footer").getByText("关闭").click();
        page.getByText("快捷键").click();
        inChinese("short-cuts");
        page.locator(".modal-footer").getByText("关闭").click();
        assertThat(page.getByText("新建任务")).isHidden();
        page.locator(".new-sort .dropdown-toggle").click();
        inChinese("sorting");
        page.locator(".new-sort .dropdown-toggle").click();
        page.locator(".search-container input").click();
        inChinese("search");
    }

    @Test
    @DisplayName("when a task is handed back and claimed")
    void claim() {
        page.locator("button.unclaim").click();
        assertThat(window.button("领取")).isVisible();
        inChinese("handed-back");
        window.button("领取").click();
        assertThat(page.locator("button.unclaim")).isVisible();
        inChinese("claimed");
    }

    @Test
    @DisplayName("on the welcome page and in one's own profile")
    void welcome() {
        page.navigate("/camunda/app/welcome/default/");
        assertThat(page.locator(".welcome-page")).isVisible();
        inChinese("welcome");
        page.getByText("修改资料").click();
        inChinese("profile");
        page.getByText("取消").first().click();
        page.getByText("修改密码").first().click();
        inChinese("password");
    }

    private void inChinese(String screen) {
        window.shot(screen);
        assertThat(window.english()).as(screen).isEmpty();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
