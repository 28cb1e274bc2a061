package io.tiaoli.processes.shared;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.Events;

@FlowTest
class PaymentCollectionTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final Map<String, Object> SETTLEMENT = Map.of("paymentKind", "SETTLEMENT", "amountFen", 28300L);
    static int number;

    @Autowired Shop shop;
    @Autowired ProcessEngine engine;
    @Autowired JdbcClient jdbc;
    @Autowired Documents documents;
    @Autowired Events events;
    Customer customer;
    String caseNo;

    @BeforeEach
    void order() {
        caseNo = "T-PAY-%04d".formatted(++number);
        customer = shop.newCustomer("张伟");
        shop.openCase(caseNo, "vehicle-repair", customer);
    }

    ProcessInstance collect(Map<String, Object> what) {
        return shop.start("payment-collection", caseNo, owed(what));
    }

    Map<String, Object> owed(Map<String, Object> what) {
        Map<String, Object> variables = new HashMap<>(Map.of("payerId", customer.id(), "sourceRef", caseNo));
        variables.putAll(what);
        return variables;
    }

    static Map<String, Object> contract(String flow, String kind, long amountFen) {
        return Map.of("contractFlow", flow, "paymentKind", kind, "contractAmountFen", amountFen);
    }

    void customerPays(String method) {
        shop.complete("request-payment", "paymentRequest", Map.of("action", "COLLECT", "method", method));
    }

    void receive(String result, double yuan) {
        shop.complete("confirm-receipt", "receipt", Map.of("result", result, "amountReceivedYuan", yuan));
    }

    record Row(String state, long amountFen, long receivedFen, String method, String waivedBy) {}

    Row payment() {
        return jdbc.sql("select state, amount_fen, received_fen, method, waived_by from payment where case_no = ?").param(caseNo).query(Row.class).single();
    }

    Object last(ProcessInstance process, String variable) {
        var found = engine.getHistoryService().createHistoricVariableInstanceQuery().executionIdIn(process.getId()).variableName(variable).singleResult();
        return found == null ? null : found.getValue();
    }

    @Test
    @DisplayName("payment-collection facts 1 and 2: of a home repair of 10,000 the first payment is 8,000.00 and the final one 2,000.00")
    void homeRepairIsPaidInTwoParts() {
        var first = collect(contract("home-repair", "FIRST", 1_000_000L));
        assertThat(shop.variable(first, "amountFen")).isEqualTo(800_000L);
        var last = collect(contract("home-repair", "FINAL", 1_000_000L));
        assertThat(shop.variable(last, "amountFen")).isEqualTo(200_000L);
    }

    @Test
    @DisplayName("payment-collection facts 3 and 4: of a renovation of 100,000 with extra items of 3,000 the mid-term payment is 43,000.00, the final one 5,000.00, and the percentages sum to 100")
    void renovationIsPaidInThreeParts() {
        long percents = 0;
        for (var stage : List.of("FIRST", "MIDTERM", "FINAL")) {
            var what = new HashMap<>(contract("home-renovation", stage, 10_000_000L));
            what.put("changeAmountFen", 300_000L);
            var payment = collect(what);
            long expected = switch (stage) {
                case "FIRST" -> 5_500_000L;
                case "MIDTERM" -> 4_300_000L;
                default -> 500_000L;
            };
            assertThat(shop.variable(payment, "amountFen")).as(stage).isEqualTo(expected);
            percents += Long.parseLong(shop.variable(payment, "percentOfContract").toString());
        }
        assertThat(percents).isEqualTo(100);
    }

    @Test
    @DisplayName("payment-collection fact 5: an estimate of 283 settled by card is received as 283.00 by card, with receipt, invoice and SMS")
    void settledByCard() throws Exception {
        var payment = collect(SETTLEMENT);
        assertThat(shop.groups(shop.task("request-payment"))).containsExactlyInAnyOrder("finance", "cashier");
        shop.complete("request-payment", "paymentRequest", Map.of("action", "COLLECT", "method", "CARD", "payerName", "伟业公司"));
        shop.complete("confirm-receipt", "receipt", Map.of("result", "FULL", "amountReceivedYuan", 283, "invoiceNo", "24112000000012345678"));

        assertThat(payment).isEnded().hasPassed("payment-paid");
        assertThat(payment()).isEqualTo(new Row("PAID", 28300, 28300, "CARD", null));
        assertThat(last(payment, "paymentOutcome")).isEqualTo("PAID");
        assertThat(last(payment, "paid")).isEqualTo(true);
        assertThat(shop.texts(caseNo)).singleElement().satisfies(sms -> assertThat(sms.content()).contains("¥283.00", caseNo + "-R1"));
        assertThat(text("payment-collection-receipt")).contains("伟业公司", "刷卡", "¥283.00", caseNo + "-R1");
        assertThat(text("payment-collection-invoice")).contains("24112000000012345678", "¥283.00");
    }

    String text(String kind) throws Exception {
        var document = documents.latest(caseNo, kind).orElseThrow();
        try (var pdf = Loader.loadPDF(documents.pdf(document.id()))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

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

    private void deployCaller() throws Exception {
        var deployment = engine.getRepositoryService().createDeployment().name("home/site-entry").enableDuplicateFiltering(true);
        for (var file : List.of("site-entry.bpmn", "site-entry-day.form")) {
            deployment.addInputStream(file, getClass().getResourceAsStream("/flows/site-entry/" + file));
        }
        deployment.deploy();
    }

    @Test
    @DisplayName("payment-collection fact 7: five percent of a contract without its amount is refused, naming what is missing")
    void percentNeedsAContract() {
        assertThatThrownBy(() -> collect(Map.of("paymentKind", "FINAL", "percentOfContract", 5L))).hasMessageContaining("5%").hasMessageContaining("缺少合同金额");
        assertThatThrownBy(() -> collect(Map.of("paymentKind", "DEPOSIT"))).hasMessageContaining("缺少金额");
        assertThat(shop.hasTask("request-payment")).isFalse();
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

    @Test
    @DisplayName("payment-collection: a transfer is asked for by SMS and confirmed when the bank tells of it")
    void transferIsAwaited() {
        var payment = collect(SETTLEMENT);
        customerPays("TRANSFER");
        assertThat(shop.texts(caseNo)).singleElement().satisfies(sms -> assertThat(sms.content()).contains(caseNo, "结算款", "¥283.00", "18:00"));
        assertThat(payment).isWaitingAt("await-money");
        events.publish("payment-received", caseNo, Map.of(), Duration.ofDays(30), Optional.empty(), caseNo + "/bank");
        shop.settle();
        assertThat(payment).isWaitingAt("confirm-receipt").isNotWaitingAt("await-money");
        receive("FULL", 283);
        assertThat(payment).isEnded();
    }

    @Test
    @DisplayName("payment-collection: without a bank connector finance says that the transfer has come, or that the customer pays otherwise")
    void transferIsSeenByFinance() {
        collect(SETTLEMENT);
        customerPays("TRANSFER");
        shop.complete("await-money", "arrival", Map.of("result", "CHANGED"));
        customerPays("MOBILE");
        shop.complete("await-money", "arrival", Map.of("result", "ARRIVED"));
        receive("FULL", 283);
        assertThat(payment().method()).isEqualTo("MOBILE");
    }

    @Test
    @DisplayName("payment-collection: a customer without a mobile phone still pays by transfer and gets a receipt")
    void noSmsIsPossible() {
        customer = shop.customer("李娜", "0108888%04d".formatted(number));
        var payment = collect(SETTLEMENT);
        customerPays("TRANSFER");
        assertThat(payment).hasPassed("request-sms-refused").isWaitingAt("await-money");
        shop.complete("await-money", "arrival", Map.of("result", "ARRIVED"));
        receive("FULL", 283);
        assertThat(payment).isEnded().hasPassed("receipt-sms-refused");
        assertThat(shop.texts(caseNo)).isEmpty();
    }

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
    @DisplayName("payment-collection: a cheque that is cleared gets its receipt")
    void clearedCheque() {
        var payment = collect(SETTLEMENT);
        customerPays("CHEQUE");
        receive("FULL", 283);
        shop.complete("clear-cheque", "cheque", Map.of("result", "CLEARED"));
        assertThat(payment).isEnded();
        assertThat(shop.wordings(caseNo)).containsExactly("payment-collection-receipt.sms");
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
    @DisplayName("payment-collection: where dropped items eat a stage nothing is collected and the rest is carried over")
    void nothingIsDue() {
        var what = new HashMap<>(contract("home-renovation", "MIDTERM", 100_000L));
        what.put("changeAmountFen", -50_000L);
        var payment = collect(what);
        assertThat(payment).isEnded().hasPassed("nothing-due");
        assertThat(last(payment, "paymentOutcome")).isEqualTo("PAID");
        assertThat(last(payment, "carriedOverFen")).isEqualTo(-10_000L);
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
