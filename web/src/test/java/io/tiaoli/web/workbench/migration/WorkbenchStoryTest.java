package io.tiaoli.web.workbench.migration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;

import java.time.Duration;
import java.time.LocalDateTime;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;

@AppTest
@Tag("story")
class WorkbenchStoryTest {

    static final String PAGE = "/workbench/" + FollowUpFlow.FOLDER;
    static final String FIRST = "process-owner-workshop-1";
    static final String SECOND = "process-owner-workshop-2";

    static final LocatorAssertions.ContainsTextOptions LONG = new LocatorAssertions.ContainsTextOptions().setTimeout(120_000);
    static final LocatorAssertions.HasTextOptions ENDED = new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    /** The newest version of the flow. */
    int version = 1;

    @Autowired Desk desk;
    @Autowired MockMvc http;
    @Autowired Floor floor;
    @Autowired FollowUpFlow followUp;
    @Autowired MigrationLoop loop;

    @AfterEach
    void gone() {
        loop.stop();
        followUp.clear();
    }

    /** The first owner asks, the second one agrees, each at an own desk. */
    void deploy(Page first, String reason, String picture) {
        first.navigate(PAGE + "/draft");
        assertThat(first.locator("#check")).containsText("没有发现问题，可以申请发布");
        first.locator("#reason").fill(reason);
        button(first, "申请发布");
        assertThat(first.locator("#request")).containsText("等待同意", LONG);
        var second = desk.open(SECOND, PAGE);
        assertThat(second.locator("#request")).containsText(reason);
        second.locator("#agreed").fill("好");
        Browser.wholePage(second, picture);
        button(second, "同意并发布");
        assertThat(second.locator("h1")).containsText("第 " + ++version + " 版", LONG);
    }

    void link(Page page, String label) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(label).setExact(true)).first().click();
    }

    /** Presses a button and waits for what it does: test cases are run before a deployment is asked for and agreed to. */
    void button(Page page, String label) {
        page.locator("button", new Page.LocatorOptions().setHasText(label)).first().click(new Locator.ClickOptions().setTimeout(120_000));
    }

    @Test
    @DisplayName("an owner shortens a follow-up to two days and adds a text, breaks and mends it, rehearses, compares, deploys with a second owner's word, takes over 200 running cases of which 3 cannot move, and goes back")
    void story() throws Exception {
        for (int late = 0; late < 3; late++) followUp.consultation();
        floor.advance(Duration.ofDays(7).plusMinutes(1));
        assertThat(followUp.urged()).isEqualTo(3);
        for (int waiting = 0; waiting < 197; waiting++) followUp.consultation();
        floor.settle();
        assertThat(followUp.on(1)).isEqualTo(200);
        var begun = floor.now();
        String before = followUp.running();
        http.perform(post("/workbench/rules/workshop").param("secondOwner", "true").param("reason", "回访很要紧").with(as("administrator-1")).with(csrf())).andExpect(flash().attributeExists("good"));

        var owner = desk.open(FIRST, PAGE);
        link(owner, "改动这个流程");
        button(owner, "打开草稿");
        link(owner, FollowUpFlow.FLOW + ".bpmn");
        changes(owner);
        rehearses(owner);
        compares(owner);
        deploy(owner, "客户等得太久", "story-deploy");
        assertThat(followUp.running()).contains("thank-for-talk").contains("P2D").doesNotContain("urge-agent-contact");

        floor.advance(Duration.ofHours(20));
        loop.start();
        migrates(owner, begun);
        goesBack(owner, begun, before);
    }

    void changes(Page page) {
        var editor = new FollowUpDrawing(page);
        editor.shorten();
        editor.dropUrging();
        editor.addText();
        editor.fill("客户", "${custmerId}");
        assertThat(page.locator("#findings")).containsText("没有任何步骤、表单或调用者给出变量「custmerId」");
        assertThat(page.locator("#findings button").first()).hasText("谢谢接听");
        Browser.wholePage(page, "story-broken");
        page.navigate(PAGE + "/draft");
        assertThat(page.locator("#check")).containsText("还不能发布");
        assertThat(page.getByText("申请发布")).isDisabled();

        link(page, FollowUpFlow.FLOW + ".bpmn");
        editor.select("thank-for-talk");
        editor.fill("客户", "${customerId}");
        assertThat(page.locator("#findings h2")).hasText("检查：没有发现问题");
        Browser.wholePage(page, "story-mended");
    }

    void rehearses(Page page) {
        page.navigate(PAGE + "/draft");
        link(page, "预演");
        page.getByLabel("（visitKind）").selectOption("CONSULTATION");
        page.getByLabel("什么时候开始").fill("2026-11-23T16:00");
        page.getByText("跑一遍", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#ending")).containsText("走完了，结束在「回访结束」", LONG);
        assertThat(page.locator("#timeline tr.kind-timer").filter(having("满两天"))).containsText("2026-11-25 16:00");
        assertThat(page.locator("#timeline tr.kind-message").filter(having("短信")).first()).containsText("用车小贴士");
        Browser.wholePage(page, "story-rehearsal");
    }

    void compares(Page page) {
        page.navigate(PAGE + "/draft");
        link(page, "在图上和用话说不同");
        assertThat(page.locator(".picture[data-state=drawn]")).isVisible();
        assertThat(page.locator(".changes")).containsText("满两天");
        assertThat(page.locator(".changes")).containsText("谢谢接听");
        assertThat(page.locator(".before .djs-element.removed[data-element-id=urge-agent-contact]")).isVisible();
        page.locator(".changes button").filter(having("谢谢接听")).first().click();
        assertThat(page.locator(".after .djs-element.added[data-element-id=thank-for-talk]")).isVisible();
        Browser.wholePage(page, "story-difference");
    }

    void migrates(Page page, LocalDateTime begun) {
        page.navigate(PAGE);
        assertThat(page.locator("main")).containsText("200 个案件还按旧版本办");
        link(page, "迁移到第 2 版");
        assertThat(page.locator("#mapping[data-state=drawn]")).isVisible();
        assertThat(page.locator("tr[data-step=agent-contact-due] select").nth(1)).hasValue("SINCE");
        assertThat(page.locator("tr[data-step=urge-agent-contact] select")).hasValue("");
        Browser.wholePage(page, "story-migration");
        button(page, "试算");
        assertThat(page.locator("#progress")).isVisible();
        assertThat(page.locator("#state")).hasText("试算完了，还没有迁移", ENDED);
        assertThat(page.locator("main")).containsText("197 个案件可以迁移。3 个不能");
        assertThat(page.locator("tbody tr").first()).containsText("停在「督促业务员回访」，新版里没有对应的步骤");
        Browser.screenshot(page, "story-migration-tried");
        assertThat(followUp.on(1)).isEqualTo(200);
        page.locator("#reason").fill("等着的客户也早些联系");
        button(page, "开始迁移");
        assertThat(page.locator("#state")).hasText("已完成", ENDED);
        assertThat(page.locator("main")).containsText("没有迁移的 3 个再试一次");
        assertThat(page.locator("tbody tr").filter(having("停在「督促业务员回访」"))).hasCount(3);
        Browser.screenshot(page, "story-migration-done");
        assertThat(followUp.on(2)).isEqualTo(197);
        assertThat(followUp.urged()).isEqualTo(3);
        followUp.areCalled(197, begun.plusDays(2));
    }

    void goesBack(Page page, LocalDateTime begun, String before) {
        page.navigate(PAGE);
        button(page, "取回到草稿");
        deploy(page, "短信被嫌多", "story-back");
        assertThat(followUp.running()).isEqualTo(before);
        for (int from = 2; from >= 1; from--) {
            page.navigate(PAGE + "/migration?from=" + from);
            assertThat(page.locator("#mapping[data-state=drawn]")).isVisible();
            button(page, "试算");
            assertThat(page.locator("#state")).hasText("试算完了，还没有迁移", ENDED);
            page.locator("#reason").fill("都按原来的办");
            button(page, "开始迁移");
            assertThat(page.locator("#state")).hasText("已完成", ENDED);
        }
        assertThat(followUp.on(3)).isEqualTo(200);
        followUp.areCalled(197, begun.plusDays(3));
        page.navigate(PAGE + "/migration");
        assertThat(page.locator("main")).containsText("没有案件在旧版本上");
        page.navigate(PAGE);
        Browser.wholePage(page, "story-end");
    }

    static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
