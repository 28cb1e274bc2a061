package io.tiaoli.web.cases;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;

@AppTest
class RepairCaseTest {

    private static int number;

    @Autowired MockMvc http;
    @Autowired Desk desk;
    @Autowired Floor floor;
    @Autowired Customers customers;
    @Autowired Vehicles vehicles;
    @Autowired Advisors advisors;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;
    @Autowired Cases cases;

    ProcessInstance repair;
    String caseNo;

    @BeforeEach
    void carArrives() {
        advisors.put(new Advisor("service-advisor-1", "周敏", true));
        var customer = customers.add("李娜", Optional.of("女士"), Optional.of("1390013%04d".formatted(++number)));
        var vehicle = vehicles.add(customer.id(), "京R%05d".formatted(number), Optional.of("轩逸 1.6L"));
        repair = runtime.startProcessInstanceByKey("vehicle-repair", Map.of("customerId", customer.id(), "vehicleId", vehicle.id(), "kind", "REPAIR"));
        floor.settle();
        caseNo = history.createHistoricProcessInstanceQuery().processInstanceId(repair.getId()).singleResult().getBusinessKey();
    }

    @Test
    @DisplayName("a repair is seen by its service manager and its gate guide, and stands on its own diagram, at a desk and on a phone")
    void standsOnItsDiagram() throws Exception {
        http.perform(get("/cases/" + caseNo).with(as("gate-guide-1"))).andExpect(status().isOk());
        http.perform(get("/cases/" + caseNo).with(as("process-owner-workshop-1"))).andExpect(status().isOk());
        http.perform(get("/cases/" + caseNo).with(as("sales-consultant-1"))).andExpect(status().isNotFound());
        http.perform(get("/cases/" + caseNo).with(as("process-owner-beauty-1"))).andExpect(status().isNotFound());

        var page = desk.open("service-manager-1", "/cases/" + caseNo);
        assertThat(page.locator("#diagram-canvas[data-state=drawn]")).isVisible();
        assertThat(page.locator(".djs-element.current").first()).isVisible();
        assertThat(page.locator("#events")).containsText("等待");
        assertThat(page.locator("#events")).not().containsText("case-cancelled");
        Browser.screenshot(page, "repair-desk");
        page.getByText("现在的步骤").click();
        assertThat(page.locator("[data-element-id=guide-and-park].current")).isVisible();
        var phone = desk.phone("gate-guide-1", "/cases/" + caseNo);
        assertThat(phone.locator("[data-element-id=guide-and-park].current")).isVisible();
        Browser.screenshot(phone, "repair-phone");
    }

    @Test
    @DisplayName("a repair that its manager cancels ends as its diagram says: parts, slot and messages are given back")
    void cancelled() {
        var page = desk.open("service-manager-1", "/cases/" + caseNo);
        page.getByText("取消这个案件").click();
        page.locator("#cancel-reason").fill("客户走错店");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("取消案件")).click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("案件已取消");
        assertThat(page.locator("#way")).containsText("配件退库");
        assertThat(page.locator("#doings tr", new Page.LocatorOptions().setHasText("客户走错店"))).containsText("取消案件");
        assertThat(page.locator("#acts")).hasCount(0);
        Browser.screenshot(page, "repair-cancelled");
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(repair.getId()).count()).isZero();
        assertThat(cases.find(caseNo).orElseThrow().endedAt()).isPresent();
    }
}
