package io.tiaoli.web.failures;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;

import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.TestFlow;

/** Failed steps on the page of their flow, for its owner. */
@AppTest
class FlowFailuresTest {

    static final String OWNER = "process-owner-workshop-1";
    static final String PAGE = "/workbench/workshop/" + TestFlow.ID;

    @Autowired Desk desk;
    @Autowired MockMvc http;
    @Autowired Floor floor;
    @Autowired TestFlow flow;
    @Autowired ProcessEngine engine;

    String process;

    @BeforeEach
    void failed() {
        flow.deploy();
        process = engine.getRuntimeService().startProcessInstanceByKey(TestFlow.ID, Map.of("answerKind", "price", "customerName", "张伟")).getId();
        floor.fail(process);
    }

    @AfterEach
    void remove() {
        flow.remove();
    }

    @Test
    @DisplayName("an owner reads on the flow's page and at its step why it failed, mends the value without seeing whose case it is, and tries again")
    void mends() {
        var page = desk.open(OWNER, PAGE);
        assertThat(page.locator("#failed tbody tr")).hasCount(1);
        assertThat(page.locator("#failed")).containsText("「加工作日」 缺少输入「工作日数」，应为 整数");
        assertThat(page.locator(".figure.failed:visible")).hasText("失败 1");
        Browser.wholePage(page, "workbench-flow-failed");
        page.navigate(PAGE + "/steps/tell-customer");
        assertThat(page.locator("#failed")).hasCount(0);
        page.navigate(PAGE + "/steps/compute-due");
        page.locator("#failed a").first().click();

        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("customerName"))).containsText("张***");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("customerName")).locator("button")).hasCount(0);
        page.locator("#name").fill("workDays");
        page.locator("#kind").selectOption("INTEGER");
        page.locator("#value").fill("3");
        page.getByText("补上").click();
        page.locator("button", new Page.LocatorOptions().setHasText("再试一次")).click();
        page.waitForURL("**" + PAGE);
        assertThat(page.locator("[role=status]").first()).containsText("马上再试一次");
        floor.settle();
        page.reload();
        assertThat(page.locator("#failed")).hasCount(0);
        assertThat(engine.getExternalTaskService().createExternalTaskQuery().processInstanceId(process).count()).isEqualTo(1);
    }

    @Test
    @DisplayName("another line's owner sees neither the step nor customers' messages, the owner sees steps only, and a manager sees whose case it is")
    void rights() throws Exception {
        String job = engine.getManagementService().createJobQuery().processInstanceId(process).singleResult().getId();
        http.perform(get("/failures/steps/" + job).with(as("process-owner-showroom-1"))).andExpect(status().isNotFound());
        http.perform(post("/failures/steps/" + job + "/again").with(as("process-owner-showroom-1")).with(csrf())).andExpect(status().isNotFound());
        http.perform(get("/failures").with(as(OWNER))).andExpect(status().isOk());
        http.perform(get("/failures/messages").with(as(OWNER))).andExpect(status().isForbidden());
        http.perform(get("/failures/events").with(as(OWNER))).andExpect(status().isForbidden());
        assertThat(http.perform(get("/failures/steps/" + job).with(as("service-manager-1"))).andReturn().getResponse().getContentAsString()).contains("张伟");
        assertThat(http.perform(get("/failures/steps/" + job).with(as(OWNER))).andReturn().getResponse().getContentAsString()).doesNotContain("张伟");
    }
}
