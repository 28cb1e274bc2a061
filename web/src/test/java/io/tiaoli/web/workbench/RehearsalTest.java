package io.tiaoli.web.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowRefused;
import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;

@AppTest
class RehearsalTest {

    static final String FOLDER = "workshop/after-service-follow-up";
    static final String PAGE = "/workbench/" + FOLDER + "/rehearsal";
    static final String OWNER = "process-owner-workshop-1";
    static final LocatorAssertions.IsVisibleOptions SOON = new LocatorAssertions.IsVisibleOptions().setTimeout(180_000);

    static final LocatorAssertions.ContainsTextOptions LONG = new LocatorAssertions.ContainsTextOptions().setTimeout(180_000);

    @Autowired Desk desk;
    @Autowired MockMvc http;
    @Autowired Drafts drafts;
    @Autowired FlowDeployments deployments;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void gone() {
        jdbc.sql("delete from flow_draft").update();
    }

    void change(String file, UnaryOperator<String> edit) {
        var draft = drafts.open(FOLDER, OWNER);
        String before = new String(drafts.content(draft).files().get(file), StandardCharsets.UTF_8);
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        drafts.save(draft, OWNER, draft.revision(), file, after.getBytes(StandardCharsets.UTF_8), "改了文字");
    }

    static Locator line(Page page, String kind, String text) {
        return page.locator("#timeline tr.kind-" + kind, new Page.LocatorOptions().setHasText(text)).first();
    }

    @Test
    @DisplayName("a rehearsal of nothing, and kept cases that are nothing, are refused in words")
    void nothing() throws Exception {
        http.perform(post("/api" + PAGE + "/runs").contentType("application/json").content("null").with(as(OWNER)).with(csrf())).andExpect(status().is4xxClientError()).andExpect(content().string(containsString("预演的内容读不懂")));
        change("after-service-follow-up.cases.json", text -> "null");
        http.perform(get("/api" + PAGE + "/cases").with(as(OWNER))).andExpect(status().is4xxClientError()).andExpect(content().string(containsString("只有 null")));
    }

    @Test
    @DisplayName("an owner runs the draft through: the path stands on the picture, the timeline says whose task, which message with the draft's text and which timer; with another answer it goes another way")
    void rehearses() {
        change("after-service-follow-up-thanks.sms", text -> text + "草稿里的话。");
        change("after-service-follow-up-call.form", form -> form.replaceFirst("\\{\"type\": \"radio\", \"id\": \"result\"", "{\"type\": \"dynamiclist\", \"id\": \"wishes\", \"path\": \"wishes\", \"label\": \"客户的愿望\", "
                + "\"allowAddRemove\": true, \"defaultRepetitions\": 0, \"isRepeating\": true, \"components\": [{\"type\": \"textfield\", \"id\": \"wish\", \"key\": \"wish\", \"label\": \"愿望\"}]}, $0"));
        long messages = jdbc.sql("select count(*) from message").query(Long.class).single();
        long customers = jdbc.sql("select count(*) from customer").query(Long.class).single();
        long begun = jdbc.sql("select count(*) from ACT_HI_PROCINST").query(Long.class).single();

        var page = desk.open(OWNER, "/workbench/" + FOLDER + "/draft");
        page.getByText("预演", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).containsText("草稿（改了 2 次）");
        page.getByLabel("（orderNo）").fill("RO-20261118-0001");
        run(page);
        assertThat(page.locator("#rehearsal[data-state=done]")).isVisible(SOON);

        assertThat(page.locator("#ending")).containsText("走完了，结束在「回访结束」");
        assertThat(page.getByLabel("（customerId）")).hasValue("〔预演的客户〕");
        assertThat(page.locator("#events")).containsText("加一件");
        page.locator("#events").getByText("加一件").click();
        assertThat(page.locator("#events select").first().locator("option")).hasText(new String[] {"案件被取消", "客户回复了"});
        page.locator("#events").getByText("去掉").click();
        assertThat(line(page, "message", "短信")).containsText("草稿里的话。");
        assertThat(line(page, "task", "电话联系客户")).containsText("服务顾问");
        assertThat(line(page, "task", "电话联系客户")).containsText("应在 ");
        assertThat(line(page, "timer", "到期没有评分")).containsText("定在 ");
        assertThat(page.locator("#diagram-canvas[data-state=drawn]")).isVisible();
        assertThat(page.locator(".djs-element.passed[data-element-id=open-follow-up]")).isVisible();
        Browser.wholePage(page, "workbench-rehearsal");

        // kept, and run again
        page.locator("#keep-name").fill("客户接了电话");
        page.locator("#keep-reason").fill("最常见的走法");
        page.getByText("保留", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#kept")).containsText("客户接了电话");
        assertThat(drafts.revisions(drafts.find(FOLDER).orElseThrow()).get(0).why()).isEqualTo("保留测试案例「客户接了电话」：最常见的走法");
        page.getByText("全部跑一遍").click();
        assertThat(page.locator("#kept-said")).containsText("3 个都和应有的结果一样", LONG);

        // nobody calls: the service manager is told after three days
        page.locator("#answers details").first().locator("summary").click();
        page.locator("#answers details").first().getByLabel("多久以后办").selectOption("没有人办");
        var wishes = page.locator("#answers details").first().locator(".rows");
        wishes.getByText("加一行").click();
        wishes.getByText("加一行").click();
        wishes.getByLabel("愿望").last().fill("早点来，{{name}}");
        wishes.getByText("去掉这一行").first().click();
        page.locator("#again").click();
        assertThat(page.locator("#rehearsal[data-state=done]")).isVisible(SOON);
        assertThat(line(page, "task", "督促首次回访")).containsText("服务经理");
        assertThat(page.locator("#answers .rows .answers")).hasCount(1);
        assertThat(page.locator("#answers .rows").getByLabel("愿望")).hasValue("早点来，〔客户姓名〕");
        Browser.wholePage(page, "workbench-rehearsal-left");

        assertThat(jdbc.sql("select count(*) from message").query(Long.class).single()).isEqualTo(messages);
        assertThat(jdbc.sql("select count(*) from customer").query(Long.class).single()).isEqualTo(customers);
        assertThat(jdbc.sql("select count(*) from ACT_HI_PROCINST").query(Long.class).single()).isEqualTo(begun);
    }

    static void run(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("跑一遍").setExact(true)).click();
    }

    @Test
    @DisplayName("kept cases run before a draft is deployed: one that goes otherwise refuses it by whatever way it comes, and says what differs")
    void casesBeforeDeployment() {
        change("after-service-follow-up.bpmn", xml -> xml.replace("${thanksBy == 'SMS'}", "${thanksBy == 'EMAIL'}"));
        var page = desk.open(OWNER, "/workbench/" + FOLDER + "/draft");
        page.locator("#reason").fill("少发短信");
        page.getByText("发布新版本").click(new Locator.ClickOptions().setNoWaitAfter(true));
        assertThat(page.locator(".problem.card")).containsText("没有发布", LONG);
        assertThat(page.locator(".problem.card")).containsText("消息「after-service-follow-up-thanks.sms」应有 1 次，这次 0 次");
        assertThat(page.locator(".problem.card")).containsText("步骤「发感谢短信」应有 1 次，这次 0 次");
        var draft = drafts.find(FOLDER).orElseThrow();
        assertThatThrownBy(() -> deployments.deploy(drafts.content(draft), draft.basedOn(), OWNER, "走别的路")).isInstanceOf(FlowRefused.class).hasMessageContaining("应有 1 次，这次 0 次");
        assertThat(jdbc.sql("select count(*) from flow_deployment where folder = ? and origin = 'OWNER'").param(FOLDER).query(Long.class).single()).isZero();
    }

    @Test
    @DisplayName("another line's owner and staff can neither see nor start a rehearsal")
    void rights() throws Exception {
        for (String person : new String[] {"process-owner-showroom-1", "service-advisor-1"}) {
            var refused = person.startsWith("process") ? status().isNotFound() : status().isForbidden();
            http.perform(get(PAGE).with(as(person))).andExpect(refused);
            http.perform(get("/api" + PAGE).with(as(person))).andExpect(refused);
            http.perform(post("/api" + PAGE + "/runs").contentType("application/json").content("{\"startAt\":\"2026-11-23T09:00\"}").with(as(person)).with(csrf())).andExpect(refused);
        }
    }
}
