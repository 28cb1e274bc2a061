package io.tiaoli.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;

@FlowTest
class PaymentOverdueTest extends PaymentDesk {

    @Test
    @DisplayName("payment-collection fact 6: a first payment that is not paid by the overdue date gives payment-missing to the caller, and site entry is not scheduled")
    void overdueAndBlocking() throws Exception {
        deployCaller();
        var what = owed(contract("home-repair", "FIRST", 1_000_000L));
        what.put("blocking", true);
        var job = shop.start("site-entry", caseNo, what);
        shop.advanceTo(MONDAY.plusDays(3).atTime(17, 59));
        assertThat(job).isNotEnded();
        shop.advanceTo(MONDAY.plusDays(3).atTime(18, 0));
        assertThat(job).isEnded().hasPassed("payment-missed").hasNotPassed("schedule-entry");
        assertThat(payment().state()).isEqualTo("OVERDUE");
        assertThat(shop.hasTask("request-payment")).isFalse();
    }

    @Test
    @DisplayName("payment-collection: once the first payment has come, the caller goes on")
    void paidAndBlocking() throws Exception {
        deployCaller();
        var what = owed(contract("home-repair", "FIRST", 1_000_000L));
        what.put("blocking", true);
        var job = shop.start("site-entry", caseNo, what);
        customerPays("CASH");
        receive("FULL", 8000);
        assertThat(job).isWaitingAt("schedule-entry");
        assertThat(shop.variable(job, "paymentOutcome")).isEqualTo("PAID");
    }

    @Test
    @DisplayName("payment-collection fact 8: a payment that blocks nothing ends OVERDUE three days after its due day, without an error")
    void overdueAndNotBlocking() {
        var payment = collect(SETTLEMENT);
        shop.advanceTo(MONDAY.plusDays(3).atTime(18, 0));
        assertThat(payment).isEnded().hasPassed("overdue");
        assertThat(last(payment, "paymentOutcome")).isEqualTo("OVERDUE");
    }

    @Test
    @DisplayName("payment-collection: what came in part and was overdue is asked for again, for the rest only")
    void theRestOnly() {
        var first = collect(SETTLEMENT);
        customerPays("CASH");
        receive("PART", 200);
        shop.complete("approve-part", "receipt", Map.of("amountReceivedYuan", 200, "differenceApproved", true));
        shop.advanceTo(MONDAY.plusDays(3).atTime(18, 0));
        assertThat(first).isEnded().hasPassed("overdue");
        var again = collect(SETTLEMENT);
        assertThat(shop.variable(again, "outstandingFen")).isEqualTo(8_300L);
        customerPays("CASH");
        receive("FULL", 83);
        assertThat(again).isEnded();
        assertThat(payment()).isEqualTo(new Row("PAID", 28_300, 28_300, "CASH", null));
    }

    @Test
    @DisplayName("payment-collection: on the due day the customer is reminded by telephone; payment ends the reminder")
    void remindedOnTheDueDay() {
        var payment = collect(SETTLEMENT);
        shop.advanceTo(MONDAY.atTime(17, 59));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.atTime(18, 0));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("finance");
        customerPays("CASH");
        receive("FULL", 283);
        assertThat(payment).isEnded();
        assertThat(shop.hasTask("call-customer")).isFalse();
    }

    @Test
    @DisplayName("payment-collection: a customer who does not answer the reminder is not handed to the specialist")
    void reminderIsNotPressing() {
        var payment = collect(SETTLEMENT);
        shop.advanceTo(MONDAY.atTime(18, 0));
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER"));
        shop.advance(Duration.ofHours(2));
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER"));
        assertThat(shop.hasTask("follow-up-customer")).isFalse();
        assertThat(payment).isWaitingAt("request-payment");
    }

    private void deployCaller() throws Exception {
        var deployment = engine.getRepositoryService().createDeployment().name("home/site-entry").enableDuplicateFiltering(true);
        for (var file : List.of("site-entry.bpmn", "site-entry-day.form")) {
            deployment.addInputStream(file, getClass().getResourceAsStream("/flows/site-entry/" + file));
        }
        deployment.deploy();
    }
}
