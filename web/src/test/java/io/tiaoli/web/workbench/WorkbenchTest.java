package io.tiaoli.web.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Orders;
import io.tiaoli.web.testing.Work;

@AppTest
class WorkbenchTest {

    static final String PAYMENT = "/workbench/shared/payment-collection";

    @Autowired MockMvc http;
    @Autowired Desk desk;
    @Autowired Orders orders;
    @Autowired Work work;
    @Autowired Floor floor;
    @Autowired StepFigures figures;
    @Autowired InstalledFlows flows;

    /** Three customers have to pay: one is at the next step after an hour, the two others are late after three days. */
    void threePayments() {
        var first = orders.collect(orders.open(), 28_300);
        orders.collect(orders.open(), 10_000);
        orders.collect(orders.open(), 5_000);
        floor.advance(Duration.ofHours(1));
        work.complete("cashier-1", first, "paymentRequest", Map.of("action", "COLLECT", "method", "TRANSFER", "payerName", "张伟的公司"));
        floor.at(floor.now().plusDays(3));
    }

    void view(Page page, String label) {
        page.getByLabel("看什么").selectOption(new SelectOption().setLabel(label));
    }

    @Test
    @DisplayName("the overview shows each flow with what runs and what is late, and finds a flow by a worker, a role or a customer's message")
    void overview() {
        threePayments();
        var page = desk.open("administrator-1", "/workbench");
        var row = page.locator("tr", new Page.LocatorOptions().setHasText("payment-collection"));
        assertThat(row.locator("td").nth(1)).hasText("3");
        assertThat(row.locator("td").nth(2)).not().hasText("0");
        assertThat(row).containsText("产品自带");
        Browser.screenshot(page, "workbench");

        page.locator("#text").fill("收银");
        page.locator("form button").click();
        assertThat(page.locator("main")).containsText("由 收银");
        page.locator("#text").fill("算出应收款没有人这样写");
        page.locator("form button").click();
        assertThat(page.locator(".empty")).hasText("没有流程里有「算出应收款没有人这样写」。");
    }

    @Test
    @DisplayName("a flow's page shows on the diagram who stands where, how often and how long, and leads from a step to its cases")
    void flow() {
        threePayments();
        var page = desk.open("administrator-1", PAYMENT);
        assertThat(page.locator("#diagram-canvas[data-state=drawn]")).isVisible();
        assertThat(page.locator(".figure.here:visible").first()).isVisible();
        assertThat(page.locator(".figure.late:visible").first()).containsText("超期");
        Browser.screenshot(page, "workbench-flow-now");

        view(page, "由谁办");
        assertThat(page.locator(".figure.who:visible").first()).containsText("收银");
        view(page, "办了多少次");
        assertThat(page.locator(".heat-5:visible").first()).isVisible();
        Browser.screenshot(page, "workbench-flow-often");

        page.locator(".djs-shape[data-element-id=collect-money]").click();
        assertThat(page.locator("#step")).containsText("3 个案件，超期");
        page.getByText("看停在这里的 3 个案件").click();
        assertThat(page.locator("h1")).containsText("停在「");
        assertThat(page.locator("tbody tr")).hasCount(3);
        assertThat(page.locator("tbody tr:has(.badge.warn)")).hasCount(2);
        Browser.screenshot(page, "workbench-step-cases");
        page.locator("tbody tr a").first().click();
        page.waitForURL("**/cases/T-WEB-*");
    }

    @Test
    @DisplayName("on a phone the diagram can be read")
    void phone() {
        var page = desk.phone("administrator-1", PAYMENT);
        assertThat(page.locator("#diagram-canvas[data-state=drawn]")).isVisible();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        var first = page.locator(".djs-element[data-element-id=compute-payment]");
        assertThat(first.boundingBox().width).as("wide enough to read its name").isGreaterThan(60);
        assertThat(first.boundingBox().x).isBetween(0.0, 390.0);
        Browser.screenshot(page, "workbench-flow-phone");
    }

    @Test
    @DisplayName("median and ninetieth percentile come from the steps that ended in the period, cancelled ones left out")
    void durations() {
        for (int minutes = 10; minutes <= 100; minutes += 10) {
            var task = orders.collect(orders.open(), 1_000);
            floor.advance(Duration.ofMinutes(minutes));
            work.complete("cashier-1", task, "paymentRequest", Map.of("action", "COLLECT", "method", "TRANSFER", "payerName", "张伟的公司"));
        }
        var versions = flows.versions(flows.all().stream().filter(flow -> flow.id().equals("payment-collection")).findFirst().orElseThrow()).stream().map(v -> v.getId()).toList();
        assertThat(figures.past(versions, Duration.ofHours(10))).filteredOn(p -> p.step().equals("request-payment")).singleElement().satisfies(past -> {
            assertThat(past.times()).isEqualTo(10);
            assertThat(past.medianSeconds()).isEqualTo(55 * 60);
            assertThat(past.ninetiethSeconds()).isEqualTo(91 * 60);
        });
        floor.at(floor.now().plusDays(2));
        assertThat(figures.past(versions, Duration.ofDays(1))).isEmpty();
    }

    @Test
    @DisplayName("an owner sees the own business lines only; staff see no workbench; a wrong number of days or a missing version is said")
    void rights() throws Exception {
        var owner = as("process-owner-workshop-1");
        http.perform(get("/workbench").with(owner)).andExpect(status().isOk()).andExpect(content().string(containsString("vehicle-repair")));
        http.perform(get("/workbench/workshop/vehicle-repair").with(owner)).andExpect(status().isOk());
        for (String foreign : new String[] {PAYMENT, PAYMENT + "/cases", "/api" + PAYMENT + "/figures", "/workbench/workshop/payment-collection"}) {
            http.perform(get(foreign).with(owner)).andExpect(status().isNotFound());
        }
        http.perform(get("/api/workbench/workshop/vehicle-repair/figures?version=99").with(owner)).andExpect(status().isNotFound());
        http.perform(get("/api/workbench/workshop/vehicle-repair/figures?days=0").with(owner)).andExpect(status().isBadRequest());
        http.perform(get("/api/workbench/workshop/vehicle-repair/figures?version=1").with(owner)).andExpect(status().isOk()).andExpect(jsonPath("$.version").value(1));
        http.perform(get("/workbench").with(as("service-advisor-1"))).andExpect(status().isForbidden());
    }
}
