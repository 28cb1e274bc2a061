package io.tiaoli.processes.shared;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;

@FlowTest
class PaymentExceptionsTest extends PaymentDesk {

    @Test
    @DisplayName("payment-collection: a part is taken with the manager's approval only, and the rest stays open")
    void partialPayment() {
        var payment = collect(SETTLEMENT);
        customerPays("CASH");
        receive("PART", 100);
        assertThat(shop.groups(shop.task("approve-part"))).containsExactly("general-manager");
        assertThat(shop.shown("approve-part", "receipt")).containsEntry("amountReceivedYuan", 100.0);
        shop.complete("approve-part", "receipt", Map.of("amountReceivedYuan", 100, "differenceApproved", false));
        assertThat(payment().receivedFen()).isZero();
        receive("PART", 100);
        shop.complete("approve-part", "receipt", Map.of("amountReceivedYuan", 100, "differenceApproved", true));
        assertThat(payment()).isEqualTo(new Row("OPEN", 28300, 10000, "CASH", null));
        assertThat(payment).isWaitingAt("request-payment");
        customerPays("CARD");
        receive("FULL", 183);
        assertThat(payment).isEnded();
        assertThat(payment()).isEqualTo(new Row("PAID", 28300, 28300, "CARD", null));
    }

    @Test
    @DisplayName("payment-collection: the server refuses a receipt that is not what is owed, a future one, and a deposit whose formalities were not explained")
    void theServerChecksTheReceipt() {
        var payment = collect(Map.of("paymentKind", "DEPOSIT", "amountFen", 28300L));
        assertThatThrownBy(() -> customerPays("CASH")).hasMessageContaining("「已向客户讲清定金手续」必须填写");
        shop.complete("request-payment", "paymentRequest", Map.of("action", "COLLECT", "method", "CASH", "formalitiesExplained", true));
        assertThatThrownBy(() -> receive("FULL", 282.99)).hasMessageContaining("「实收金额」与应收不符");
        assertThatThrownBy(() -> receive("PART", 283)).hasMessageContaining("「实收金额」与应收不符");
        assertThatThrownBy(() -> shop.complete("confirm-receipt", "receipt", Map.of("result", "FULL", "amountReceivedYuan", 283, "paidAt", iso(MONDAY.atTime(9, 1)))))
                .hasMessageContaining("不能晚于现在");
        assertThat(payment).isWaitingAt("confirm-receipt");
        assertThat(payment().receivedFen()).isZero();
        shop.complete("confirm-receipt", "receipt", Map.of("result", "NONE"));
        assertThat(payment).isWaitingAt("request-payment");
    }

    @Test
    @DisplayName("payment-collection: what was settled elsewhere meanwhile is not recorded twice; the clerk sees the step again")
    void settledMeanwhile() {
        var payment = collect(SETTLEMENT);
        customerPays("CASH");
        jdbc.sql("update payment set state = 'PAID' where case_no = ?").param(caseNo).update();
        receive("FULL", 283);
        assertThat(payment).hasPassed("receipt-refused").isWaitingAt("confirm-receipt");
        assertThat(jdbc.sql("select count(*) from payment_receipt where payment_no = ?").param(caseNo).query(Integer.class).single()).isZero();
    }

    @Test
    @DisplayName("payment-collection: a bounced cheque opens the payment again with a new due day")
    void bouncedCheque() {
        var payment = collect(SETTLEMENT);
        customerPays("CHEQUE");
        receive("FULL", 283);
        assertThat(payment).isWaitingAt("clear-cheque");
        shop.advance(Duration.ofDays(4));
        shop.complete("clear-cheque", "cheque", Map.of("result", "BOUNCED", "note", "余额不足"));
        assertThat(payment()).isEqualTo(new Row("OPEN", 28300, 0, "CHEQUE", null));
        assertThat(payment).isWaitingAt("request-payment");
        customerPays("CASH");
        receive("FULL", 283);
        assertThat(payment).isEnded().hasPassed("payment-paid");
    }

    @Test
    @DisplayName("payment-collection: only a manager waives a payment, and a refused waiver leaves it open")
    void waivedByTheManager() {
        var payment = collect(Map.of("paymentKind", "SURVEY_FEE", "amountFen", 5000L, "blocking", true));
        shop.complete("request-payment", "paymentRequest", Map.of("action", "WAIVE", "waiverReason", "老客户"));
        assertThat(shop.groups(shop.task("approve-waiver"))).containsExactly("general-manager");
        shop.complete("approve-waiver", "waiver", Map.of("decision", "REFUSED"));
        assertThat(payment).isWaitingAt("request-payment");
        shop.complete("request-payment", "paymentRequest", Map.of("action", "WAIVE", "waiverReason", "老客户"));
        shop.complete("approve-waiver", "waiver", Map.of("decision", "APPROVED"));
        assertThat(payment).isEnded().hasPassed("waived");
        assertThat(payment()).isEqualTo(new Row("WAIVED", 5000, 0, null, "general-manager"));
        assertThat(documents.of(caseNo)).isEmpty();
    }

    @Test
    @DisplayName("payment-collection: a waiver whose reason got lost is not closed, finance asks again")
    void waiverNeedsAReason() {
        var payment = collect(SETTLEMENT);
        shop.complete("request-payment", "paymentRequest", Map.of("action", "WAIVE", "waiverReason", "老客户"));
        engine.getRuntimeService().setVariable(payment.getId(), "waiverReason", null);
        shop.complete("approve-waiver", "waiver", Map.of("decision", "APPROVED"));
        assertThat(payment).hasPassed("waiver-unexplained").isWaitingAt("request-payment");
        assertThat(payment().state()).isEqualTo("OPEN");
    }

    @Test
    @DisplayName("payment-collection: the refund of a cancelled order is a task of finance under the order's number, once")
    void cancelledOrderIsRefunded() {
        collect(SETTLEMENT);
        customerPays("CARD");
        receive("FULL", 283);
        cancelOrder("first");
        assertThat(shop.groups(shop.task("refund-customer"))).containsExactlyInAnyOrder("finance", "cashier");
        cancelOrder("again");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(caseNo).processDefinitionKey("payment-collection").count()).isEqualTo(1);
        shop.complete("refund-customer", "refund", Map.of("refunded", true));
        assertThat(jdbc.sql("select amount_fen || ' ' || state || ' ' || reason from refund where source_ref = ?").param(caseNo).query(String.class).list())
                .containsExactly("28300 PAID 客户取消");
    }

    private void cancelOrder(String once) {
        events.publish("refund-requested", caseNo, Map.of("sourceRef", caseNo, "customerId", customer.id(), "refundReason", "客户取消"), Duration.ofDays(30),
                Optional.of(caseNo), caseNo + "/" + once);
        shop.settle();
    }
}
