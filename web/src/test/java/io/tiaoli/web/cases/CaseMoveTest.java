package io.tiaoli.web.cases;

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

import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.tasks.Causes;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Orders;
import io.tiaoli.web.testing.TestFlow;

@AppTest
class CaseMoveTest {

    static final String OWNER = "process-owner-workshop-1";

    @Autowired Desk desk;
    @Autowired MockMvc http;
    @Autowired Floor floor;
    @Autowired TestFlow flow;
    @Autowired Orders orders;
    @Autowired CaseMoves moves;
    @Autowired ProcessEngine engine;

    ProcessInstance stuck;
    String number;

    /** Without the number of days its first step fails until no try is left. */
    @BeforeEach
    void enquiryWithoutDays() {
        flow.deploy();
        var started = engine.getRuntimeService().startProcessInstanceByKey(TestFlow.ID, Map.of("answerKind", "price", "customerName", "张伟", "plateNo", "京A12345"));
        stuck = engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(started.getId()).singleResult();
        number = stuck.getBusinessKey();
        var job = engine.getManagementService().createJobQuery().processInstanceId(stuck.getId()).singleResult();
        engine.getManagementService().setJobRetries(job.getId(), 0);
    }

    @AfterEach
    void remove() {
        flow.remove();
    }

    String place() {
        return moves.runs(number).get(0).places().get(0).id();
    }

    String refusal(String process, String place, String step, String reason) throws Exception {
        var said = http.perform(post("/cases/" + number + "/move").param("process", process).param("place", place).param("step", step).param("reason", reason).with(as(OWNER)).with(csrf()))
                .andExpect(flash().attributeExists("problem")).andReturn().getFlashMap().get("problem").toString();
        assertThat(moves.runs(number).get(0).places()).extracting(CaseMoves.Place::step).containsExactly("compute-due");
        return said;
    }

    @Test
    @DisplayName("an owner moves a stuck case by clicking the step to leave and the step to begin; the reason stands in the case and above the task")
    void moves() {
        var page = desk.open(OWNER, "/cases/" + number);
        page.locator("#inside summary").click();
        assertThat(page.locator("#inside tr", new Page.LocatorOptions().setHasText("answerKind"))).containsText("price");
        assertThat(page.locator("#inside tr", new Page.LocatorOptions().setHasText("customerName"))).containsText("张***");
        assertThat(page.locator("#inside")).not().containsText("京A12345");
        Browser.wholePage(page, "case-values");

        page.getByText("在图上移动它").click();
        assertThat(page.locator("#diagram-canvas[data-state=drawn]")).isVisible();
        assertThat(page.locator(".djs-element.current[data-element-id=compute-due]")).hasCount(1);
        page.locator(".djs-element[data-element-id=car-seen]").click(new Locator.ClickOptions().setForce(true));
        assertThat(page.locator("#said")).containsText("不是步骤");
        page.locator(".djs-element[data-element-id=compute-due]").click();
        page.locator(".djs-element[data-element-id=tell-customer]").click();
        assertThat(page.locator("#said")).hasText("案件会离开「算出到期日」，从「转告客户」开始办。");
        assertThat(page.locator(".djs-element.begun[data-element-id=tell-customer]")).hasCount(1);
        page.locator("#reason").fill("供应商已经回了电话");
        Browser.wholePage(page, "case-move");
        page.getByText("移动案件", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".good").first()).containsText("案件已移动");

        var task = engine.getTaskService().createTaskQuery().processInstanceId(stuck.getId()).singleResult();
        assertThat(task.getTaskDefinitionKey()).isEqualTo("tell-customer");
        assertThat(engine.getTaskService().getVariableLocal(task.getId(), Causes.TAKEN_BACK)).isEqualTo("供应商已经回了电话");
        assertThat(engine.getRuntimeService().createIncidentQuery().processInstanceId(stuck.getId()).count()).isZero();
        page.navigate("/cases/" + number);
        page.locator("#doings summary").click();
        assertThat(page.locator("#doings")).containsText("移动案件：从「算出到期日」移到「转告客户」");
        assertThat(page.locator("#doings")).containsText("供应商已经回了电话");
    }

    @Test
    @DisplayName("a move that cannot work is refused in one sentence, and the case stays where it is")
    void refusals() throws Exception {
        assertThat(refusal(stuck.getId(), place(), "tell-customer", " ")).contains("请写明原因");
        assertThat(refusal(stuck.getId(), place(), "told", "x")).contains("要结束案件，请取消它");
        assertThat(refusal(stuck.getId(), place(), "collect-money", "x")).contains("图上没有步骤「collect-money」");
        assertThat(refusal(stuck.getId(), "long-gone", "tell-customer", "x")).contains("案件已经不在那一步了");
        String other = orders.collect(orders.open(), 100).getProcessInstanceId();
        assertThat(refusal(other, place(), "tell-customer", "x")).contains("这个案件没有这个流程");
    }

    @Test
    @DisplayName("owners of the flow, managers of its people and administrators may move a case, nobody else; an ended one stays")
    void rights() throws Exception {
        String page = "/cases/" + number + "/move";
        for (String person : new String[] {OWNER, "service-manager-1", "administrator-1"}) http.perform(get(page).with(as(person))).andExpect(status().isOk());
        http.perform(get(page).with(as("process-owner-showroom-1"))).andExpect(status().isNotFound());
        http.perform(get(page).with(as("customer-service-1"))).andExpect(status().isForbidden());
        http.perform(get("/api/cases/" + number + "/moves").with(as("customer-service-1"))).andExpect(status().isForbidden());
        http.perform(post(page).param("process", stuck.getId()).param("place", place()).param("step", "tell-customer").param("reason", "x").with(as("customer-service-1")).with(csrf())).andExpect(status().isForbidden());
        engine.getRuntimeService().deleteProcessInstance(stuck.getId(), "over");
        http.perform(get(page).with(as(OWNER))).andExpect(status().isBadRequest()).andExpect(content().string(containsString("已经结束")));
    }
}
