package io.tiaoli.web.cases;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;

@AppTest
class CaseTimersTest {

    @Autowired Desk desk;
    @Autowired Floor floor;
    @Autowired Clock clock;
    @Autowired Customers customers;
    @Autowired Vehicles vehicles;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;

    @Test
    @DisplayName("a case that nobody works on says when it goes on by itself")
    void waiting() {
        var customer = customers.add("孙悦", Optional.of("女士"), Optional.of("13900147001"));
        var vehicle = vehicles.add(customer.id(), "京T14701", Optional.of("轩逸 1.6L"));
        var reminder = runtime.startProcessInstanceByKey("periodic-maintenance-reminder", Map.of("customerId", customer.id(), "vehicleId", vehicle.id(), "lastMaintenanceOn", LocalDate.now(clock).toString()));
        floor.settle();
        var page = desk.open("service-manager-1", "/cases/" + history.createHistoricProcessInstanceQuery().processInstanceId(reminder.getId()).singleResult().getBusinessKey());
        assertThat(page.locator("#tasks")).containsText("没有等人办的事");
        assertThat(page.locator("#timers li").first()).hasText(Pattern.compile("\\d{4}-\\d\\d-\\d\\d 09:00 该发小贴士了"));
        Browser.screenshot(page, "case-timers");
    }
}
