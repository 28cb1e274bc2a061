package io.tiaoli.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.workers.documents.Document;

@FlowTest
class PaymentCollectionTest extends PaymentDesk {

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

    @Test
    @DisplayName("payment-collection: the second payment of a case has a receipt and an invoice of its own, each a first version with its own figures")
    void eachPaymentHasItsOwnPapers() throws Exception {
        for (var what : List.of(Map.<String, Object>of("paymentKind", "DEPOSIT", "amountFen", 50_000L), SETTLEMENT)) {
            collect(what);
            Map<String, Object> request = new HashMap<>(Map.of("action", "COLLECT", "method", "CARD"));
            if (what != SETTLEMENT) request.put("formalitiesExplained", true);
            shop.complete("request-payment", "paymentRequest", request);
            receive("FULL", what == SETTLEMENT ? 283 : 500);
        }
        var receipts = documents.of(caseNo).stream().filter(paper -> paper.kind().equals("payment-collection-receipt")).toList();
        assertThat(receipts).extracting(Document::version).containsExactly(1, 1);
        assertThat(receipts).extracting(Document::state).containsOnly(Document.State.DRAFT);
        assertThat(receipts).extracting(paper -> paper.subject().orElseThrow()).containsExactly(caseNo, caseNo + "-2");
        assertThat(text(receipts.get(0))).contains("¥500.00").doesNotContain("第 2 版");
        assertThat(text(receipts.get(1))).contains("¥283.00").doesNotContain("第 2 版");
        assertThat(text(documents.correct(receipts.get(0).id(), "抬头写错", "cashier-1"))).as("a correction tells of its own payment, not of the newest").contains("¥500.00", "第 2 版");
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
    @DisplayName("payment-collection fact 7: five percent of a contract without its amount is refused, naming what is missing")
    void percentNeedsAContract() {
        assertThatThrownBy(() -> collect(Map.of("paymentKind", "FINAL", "percentOfContract", 5L))).hasMessageContaining("5%").hasMessageContaining("缺少合同金额");
        assertThatThrownBy(() -> collect(Map.of("paymentKind", "DEPOSIT"))).hasMessageContaining("缺少金额");
        assertThat(shop.hasTask("request-payment")).isFalse();
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
}
