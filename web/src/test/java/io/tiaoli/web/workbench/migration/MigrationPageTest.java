package io.tiaoli.web.workbench.migration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Axe;
import io.tiaoli.web.testing.Desk;

@AppTest
class MigrationPageTest {

    static final String PAGE = "/workbench/" + PartsReturn.FOLDER;
    static final String OWNER = "process-owner-workshop-1";

    @Autowired PartsReturn parts;
    @Autowired MigrationWork work;
    @Autowired MigrationRuns runs;
    @Autowired Desk desk;
    @Autowired MockMvc http;

    @BeforeEach
    void twelve() {
        parts.deployFirst();
        parts.start(10);
        parts.start(2).forEach(parts::complete);
        parts.deploySecond();
    }

    @AfterEach
    void gone() {
        parts.remove();
    }

    String run() {
        return runs.of(PartsReturn.FOLDER).get(0).id();
    }

    void button(Page page, String label) {
        page.locator("button", new Page.LocatorOptions().setHasText(label)).first().click();
    }

    @Test
    @DisplayName("an owner sees both diagrams with the mapping, has it tried, lets the cases move, pauses, goes on, and reads what became of each")
    void migrates() throws Exception {
        var page = desk.open(OWNER, PAGE);
        page.getByText("迁移到第 2 版").click();
        assertThat(page.locator("#mapping[data-state=drawn]")).isVisible();
        assertThat(page.locator("#before .pair.nowhere")).hasCount(1);
        assertThat(page.locator("#after .pair")).hasCount(2);
        assertThat(page.locator("select[name=waits-check-late]")).hasValue("SINCE");
        assertThat(page.locator("select[name=waits-wait-supplier]")).isHidden();
        page.locator("select[name=target-check-late]").selectOption(new SelectOption().setValue(""));
        assertThat(page.locator("select[name=waits-check-late]")).isHidden();
        page.locator("select[name=target-check-late]").selectOption(new SelectOption().setValue("check-late"));
        assertThat(page.locator("select[name=waits-check-late]")).isVisible();
        assertThat(Axe.serious(page)).isEmpty();
        Browser.wholePage(page, "workbench-migration");

        var phone = desk.phone(OWNER, PAGE + "/migration");
        assertThat(phone.locator("#mapping[data-state=drawn]")).isVisible();
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        Browser.wholePage(phone, "workbench-migration-phone");

        page.locator("select[name=target-check-part]").selectOption(new SelectOption().setValue(""));
        assertThat(page.locator("#before .pair.nowhere")).hasCount(2);
        button(page, "试算");
        assertThat(page.locator(".problem").first()).containsText("有的步骤不能这样对应");
        assertThat(page.locator("tr[data-step=check-late] .problem")).containsText("「检查配件」也要对应到「检查配件」");
        assertThat(page.locator("select[name=target-check-part]")).hasValue("");
        page.locator("select[name=target-check-part]").selectOption(new SelectOption().setValue("check-part"));
        button(page, "试算");
        assertThat(page.locator("#state")).hasText("正在试算");
        assertThat(page.locator("#done")).hasText("0");
        while (work.runOnce() > 0) assertThat(runs.working()).isNotEmpty();
        assertThat(page.locator("#state")).hasText("试算完了，还没有迁移");
        assertThat(page.locator("main")).containsText("10 个案件可以迁移。2 个不能");
        assertThat(page.locator("tbody tr").first()).containsText("停在「等供应商」，新版里没有对应的步骤");
        assertThat(Axe.serious(page)).isEmpty();
        Browser.wholePage(page, "workbench-migration-tried");

        page.locator("#reason").fill("期限短了");
        button(page, "开始迁移");
        assertThat(page.locator("#state")).hasText("正在迁移");
        work.runOnce("one", 4);
        assertThat(page.locator("#done")).hasText("4");
        button(page, "暂停");
        assertThat(page.locator("#state")).hasText("已暂停");
        assertThat(work.runOnce()).isZero();
        Browser.screenshot(page, "workbench-migration-paused");
        button(page, "继续");
        assertThat(page.locator("#state")).hasText("正在迁移");
        while (work.runOnce() > 0) assertThat(runs.working()).isNotEmpty();
        assertThat(page.locator("#state")).hasText("已完成");
        assertThat(page.locator(".badge.bad").first()).hasText("没有迁移");
        page.locator("a", new Page.LocatorOptions().setHasText("已迁移")).first().click();
        assertThat(page.locator("tbody tr")).hasCount(10);
        Browser.wholePage(page, "workbench-migration-done");
        assertThat(parts.on(2)).isEqualTo(10);
        http.perform(get(PAGE + "/migration/" + run() + "/cases.csv").with(as(OWNER))).andExpect(content().string(containsString("\"没有迁移\",\"停在「等供应商」，新版里没有对应的步骤\"")));

        page.locator("tbody tr a").first().click();
        assertThat(page.locator("#doings")).containsText("迁移到新版本：从第 1 版到第 2 版");
        page.navigate(PAGE);
        assertThat(page.locator("main")).containsText("2 个案件还按旧版本办");
    }

    @Test
    @DisplayName("another line's owner and staff can neither see nor start a migration; a reason is asked; a run of another flow is not there")
    void rights() throws Exception {
        http.perform(post(PAGE + "/migration").param("from", "1").with(as(OWNER)).with(csrf())).andExpect(status().is3xxRedirection());
        while (work.runOnce() > 0) assertThat(runs.working()).isNotEmpty();
        String at = PAGE + "/migration/" + run();
        for (String person : new String[] {"process-owner-showroom-1", "service-advisor-1"}) {
            var refused = person.startsWith("process") ? status().isNotFound() : status().isForbidden();
            for (String path : new String[] {PAGE + "/migration", at, at + "/cases.csv", "/api" + at}) http.perform(get(path).with(as(person))).andExpect(refused);
            for (String act : new String[] {"start", "pause", "go-on", "stop", "again"}) http.perform(post(at + "/" + act).param("reason", "因为").with(as(person)).with(csrf())).andExpect(refused);
            http.perform(post(PAGE + "/migration").param("from", "1").with(as(person)).with(csrf())).andExpect(refused);
        }
        http.perform(post(at + "/start").param("reason", " ").with(as(OWNER)).with(csrf())).andExpect(flash().attribute("problem", containsString("请写明为什么迁移")));
        http.perform(post(at + "/pause").with(as(OWNER)).with(csrf())).andExpect(flash().attribute("problem", containsString("现在「试算完了，还没有迁移」")));
        http.perform(get("/workbench/workshop/vehicle-repair/migration/" + run()).with(as(OWNER))).andExpect(status().isNotFound());
        http.perform(get(PAGE + "/migration?from=7").with(as(OWNER))).andExpect(status().isNotFound());
        http.perform(post(at + "/start").param("reason", "期限短了").with(as("administrator-1")).with(csrf())).andExpect(flash().attributeExists("good"));
        assertThat(runs.find(run()).orElseThrow().startedBy()).contains("administrator-1");
        assertThat(parts.on(1)).isEqualTo(12);
    }
}
