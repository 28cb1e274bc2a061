package io.tiaoli.web.failures;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.processes.events.EventDelivery;
import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Post;
import io.tiaoli.web.testing.TestFlow;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.messaging.MessageState;

@AppTest
class FailuresTest {

    static final SimpleGrantedAuthority SERVICE_MANAGER = new SimpleGrantedAuthority("GROUP_service-manager");
    static int number;

    @Autowired Desk desk;
    @Autowired Floor floor;
    @Autowired Post post;
    @Autowired ProcessEngine engine;
    @Autowired Events events;
    @Autowired StoredEvents stored;
    @Autowired EventDelivery delivery;
    @Autowired FailureActs acts;
    @Autowired TestFlow flow;
    @Autowired MockMvc http;

    @BeforeEach
    void deploy() {
        flow.deploy();
    }

    @AfterEach
    void remove() {
        flow.remove();
    }

    @Test
    @DisplayName("a step without a value shows why, gets the value, is tried again and goes on; the value before is kept")
    void mendsAStep() {
        var process = failed();
        String caseNo = process.getBusinessKey();
        var page = desk.open("service-manager-1", "/failures");
        var row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(caseNo));
        assertThat(row).containsText("算出到期日");
        assertThat(row).containsText("「加工作日」 缺少输入「工作日数」，应为 整数");
        Browser.screenshot(page, "failures");

        row.locator("a").first().click();
        assertThat(page.locator("dl.facts")).containsText("工作日数 ${workDays}");
        page.locator("#name").fill("workDays");
        page.locator("#kind").selectOption("INTEGER");
        page.locator("#value").fill("三");
        page.getByText("补上").click();
        assertThat(page.locator("[role=alert]")).containsText("「workDays」的值「三」不是整数");

        page.locator("#name").fill("workDays");
        page.locator("#kind").selectOption("INTEGER");
        page.locator("#value").fill("3");
        page.getByText("补上").click();
        assertThat(page.locator("[role=status]")).containsText("「workDays」已改");
        page.locator("[aria-label='workDays 的值']").fill("5");
        page.locator("tr", new Page.LocatorOptions().setHasText("workDays")).locator("button").click();
        assertThat(page.locator("ul.plain")).containsText("workDays（整数）：「3」 → 「5」");
        assertThat(page.locator("ul.plain")).containsText("workDays（整数）：没有值 → 「3」");
        Browser.screenshot(page, "failed-step");

        page.locator("button", new Page.LocatorOptions().setHasText("再试一次")).click();
        assertThat(page.locator("[role=status]")).containsText("马上再试一次");
        floor.settle();
        assertThat(engine.getRuntimeService().getVariable(process.getId(), "workDays")).isEqualTo(5);
        assertThat(engine.getExternalTaskService().createExternalTaskQuery().processInstanceId(process.getId()).count()).isEqualTo(1);
        page.navigate("/failures");
        assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText(caseNo))).hasCount(0);
    }

    @Test
    @DisplayName("an external task that its program gave up shows the program's words and is tried again")
    void triesAnExternalTaskAgain() {
        var process = started(Map.of("workDays", 1));
        floor.settle();
        var task = engine.getExternalTaskService().fetchAndLock(1, "insurer").topic(TestFlow.TOPIC, 60_000).execute().get(0);
        engine.getExternalTaskService().handleFailure(task.getId(), "insurer", "对方系统没有答复", "java.lang.Trace", 0, 0);

        var page = desk.open("service-manager-1", "/failures");
        var row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(process.getBusinessKey()));
        assertThat(row).containsText("对方系统没有答复");
        row.getByText("再试一次").click();
        assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText(process.getBusinessKey()))).hasCount(0);
        assertThat(engine.getExternalTaskService().fetchAndLock(1, "insurer").topic(TestFlow.TOPIC, 60_000).execute()).hasSize(1);
    }

    @Test
    @DisplayName("a step is given up with a reason: it leaves the list and stands under the given-up ones, by whom and why")
    void givesUp() {
        var process = failed();
        String job = engine.getManagementService().createJobQuery().processInstanceId(process.getId()).singleResult().getId();
        var page = desk.phone("service-manager-1", "/failures/steps/" + job);
        page.locator("#reason").fill("客户撤单");
        page.getByText("放弃这一步").click();
        assertThat(page.locator("h1 .badge")).hasText("已放弃");
        assertThat(page.locator("ul.plain")).containsText("放弃（客户撤单）");
        Browser.screenshot(page, "failed-step-on-phone");
        page.navigate("/failures");
        assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText(process.getBusinessKey()))).hasCount(0);
        page.navigate("/failures?givenUp=true");
        assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText(process.getBusinessKey()))).hasCount(1);
        assertThat(acts.about(job)).singleElement().satisfies(act -> {
            assertThat(act.who()).isEqualTo("service-manager-1");
            assertThat(act.reason()).contains("客户撤单");
        });
    }

    @Test
    @DisplayName("messages that did not arrive are shown to the managers of their flow, with the way to mend them")
    void showsUndeliveredMessages() {
        var customer = post.customer("李娜", "136%08d".formatted(++number));
        String caseNo = post.caseOf(customer, TestFlow.ID);
        post.stands(post.sms(customer, caseNo, TestFlow.ID, "请来取车"), MessageState.FAILED, "没有送达", "UNDELIV");
        var page = desk.open("service-manager-1", "/failures/messages");
        var row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(caseNo));
        assertThat(row).containsText("没有送达");
        Browser.screenshot(page, "failures-messages");
        row.locator("a").first().click();
        assertThat(page.getByText("可以做什么")).isVisible();
    }

    @Test
    @DisplayName("an event of a flow that is not installed waits, an unheard one is shown after an hour, and neither is an error")
    void showsWaitingEvents() {
        var process = started(Map.of("workDays", 1));
        String caseNo = process.getBusinessKey();
        events.publish("moon-landed", caseNo, Map.of(), Duration.ofDays(3), Optional.of(caseNo), "moon/" + caseNo);
        events.publish("car-seen", caseNo, Map.of(), Duration.ofDays(3), Optional.of(caseNo), "seen/" + caseNo);
        var page = desk.open("service-manager-1", "/failures/events");
        var rows = page.locator("tbody tr", new Page.LocatorOptions().setHasText(caseNo));
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("等待");
        assertThat(rows).containsText("还没有安装");

        floor.at(floor.now().plusHours(2));
        page.reload();
        assertThat(rows).hasCount(2);
        Browser.screenshot(page, "failures-events");

        var moon = page.locator("tbody tr", new Page.LocatorOptions().setHasText("moon-landed").setHas(page.getByText(caseNo).first()));
        moon.first().locator("[name=reason]").fill("不用了");
        moon.first().locator("button").click();
        assertThat(rows).hasCount(1);
        assertThat(stored.toldBy(caseNo)).extracting(StoredEvents.Stored::state).containsExactlyInAnyOrder("EXPIRED", "WAITING");
    }

    @Test
    @DisplayName("an event whose receiver fails says why, and is delivered again when a manager wants it")
    void deliversAgain() {
        String caseNo = started(Map.of("workDays", 1)).getBusinessKey();
        events.publish("prospect-registered", caseNo, Map.of(), Duration.ofDays(3), Optional.of(caseNo), "prospect/" + caseNo);
        delivery.runOnce();
        delivery.runOnce();
        var page = desk.open("service-manager-1", "/failures/events");
        var row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(caseNo));
        assertThat(row).containsText("没有送到");
        assertThat(row).containsText("出错 2 次");
        delivery.runOnce();
        page.reload();
        assertThat(row).containsText("出错 2 次");
        row.getByText("再送一次").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("马上再送一次");
        delivery.runOnce();
        page.reload();
        assertThat(row).containsText("出错 3 次");
        Browser.screenshot(page, "failures-events-failing");
    }

    @Test
    @DisplayName("only managers of the flow's people see and mend its failures; staff and other managers do not")
    void guardsFailures() throws Exception {
        var process = failed();
        String job = engine.getManagementService().createJobQuery().processInstanceId(process.getId()).singleResult().getId();
        http.perform(get("/failures").with(user("service-advisor-1").authorities(new SimpleGrantedAuthority("GROUP_service-advisor")))).andExpect(status().isForbidden());
        var other = user("showroom-manager-1").authorities(new SimpleGrantedAuthority("GROUP_showroom-manager"));
        http.perform(get("/failures").with(other)).andExpect(status().isOk()).andExpect(content().string(Matchers.not(Matchers.containsString(process.getBusinessKey()))));
        http.perform(get("/failures/steps/" + job).with(other)).andExpect(status().isNotFound());
        for (String act : new String[] {"again", "value", "give-up"}) {
            http.perform(post("/failures/steps/" + job + "/" + act).param("reason", "x").param("name", "workDays").param("kind", "INTEGER").param("value", "1").with(other).with(csrf())).andExpect(status().isNotFound());
        }
        assertThat(acts.about(job)).isEmpty();
        http.perform(get("/failures").with(user("administrator-1").authorities(new SimpleGrantedAuthority("GROUP_administrator")))).andExpect(content().string(Matchers.containsString(process.getBusinessKey())));
    }

    @Test
    @DisplayName("the case number, a form's record, a wrong name and an empty reason are refused in one sentence")
    void refusesWrongValues() throws Exception {
        var process = failed();
        String job = engine.getManagementService().createJobQuery().processInstanceId(process.getId()).singleResult().getId();
        var manager = user("service-manager-1").authorities(SERVICE_MANAGER);
        var wrong = Map.of("caseNo", "案件号不能改", "a b", "名称「a b」不对");
        for (var value : wrong.entrySet()) {
            var flash = http.perform(post("/failures/steps/" + job + "/value").param("name", value.getKey()).param("kind", "STRING").param("value", "x").with(manager).with(csrf()))
                    .andExpect(status().is3xxRedirection()).andReturn().getFlashMap();
            assertThat(flash.get("problem").toString()).contains(value.getValue());
        }
        var flash = http.perform(post("/failures/steps/" + job + "/give-up").param("reason", " ").with(manager).with(csrf())).andReturn().getFlashMap();
        assertThat(flash.get("problem").toString()).startsWith("请写明放弃的原因，1 至 400 个字");
        assertThat(acts.about(job)).isEmpty();
    }

    private ProcessInstance started(Map<String, Object> variables) {
        return engine.getRuntimeService().startProcessInstanceByKey(TestFlow.ID, variables);
    }

    /** A case whose first step was tried until nothing was left. */
    private ProcessInstance failed() {
        var process = started(Map.of());
        floor.fail(process.getId());
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(process.getId()).singleResult();
    }
}
