package io.tiaoli.workers.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Refused;

class PaymentTest {

    static ComputePayment.In stage(PaymentKind kind, String percent, Long contractFen, Long changeFen) {
        return new ComputePayment.In("customer-1", Shop.unique("HT"), kind, Optional.empty(), Optional.empty(), Optional.of(new BigDecimal(percent)),
                Optional.ofNullable(contractFen), Optional.ofNullable(changeFen), Optional.empty(), 3);
    }

    static ComputePayment.Out compute(Shop shop, ComputePayment.In in) {
        return shop.get(ComputePayment.class).run(in, shop.step(Shop.unique("SK")));
    }

    /** A settlement of 283 yuan for an order; its number. */
    static String due283(Shop shop, String order) {
        return compute(shop, new ComputePayment.In("customer-1", order, PaymentKind.SETTLEMENT, Optional.of(28300L), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), 3)).paymentNo();
    }

    static RecordPayment.Out receive(Shop shop, String paymentNo, String receipt) {
        shop.submit(paymentNo, "receipt", receipt);
        return shop.get(RecordPayment.class).run(new RecordPayment.In(paymentNo, "receipt", Optional.of(PaymentMethod.CARD)), shop.step(paymentNo));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void stagesArePercentsOfTheContractPlusChanges(Shop shop) {
        assertThat(compute(shop, stage(PaymentKind.FIRST, "80", 1_000_000L, null)).amountFen()).isEqualTo(800_000);
        assertThat(compute(shop, stage(PaymentKind.FINAL, "20", 1_000_000L, null)).amountFen()).isEqualTo(200_000);
        assertThat(compute(shop, stage(PaymentKind.MIDTERM, "40", 10_000_000L, 300_000L)).amountFen()).isEqualTo(4_300_000);
        assertThat(compute(shop, stage(PaymentKind.FINAL, "5", 10_000_000L, null)).amountFen()).isEqualTo(500_000);
        assertThat(compute(shop, stage(PaymentKind.FIRST, "33.33", 333L, null)).amountFen()).as("half up to the fen").isEqualTo(111);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aGivenAmountIsTakenAsItIs(Shop shop) {
        var typed = new ComputePayment.In("customer-1", "RO-1", PaymentKind.SURVEY_FEE, Optional.empty(), Optional.of(new BigDecimal("283.00")),
                Optional.of(new BigDecimal("50")), Optional.of(100L), Optional.empty(), Optional.of(LocalDate.of(2026, 11, 25)), 3);
        var out = compute(shop, typed);
        assertThat(out.amountFen()).isEqualTo(28300);
        assertThat(out.toPay()).isTrue();
        assertThat(out.dueAt()).isEqualTo(Shop.moment("2026-11-25T18:00"));
        assertThat(out.overdueAt()).isEqualTo(Shop.moment("2026-11-28T18:00"));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void withoutADayAPaymentIsDueThisEveningOrTheNext(Shop shop) {
        assertThat(compute(shop, stage(PaymentKind.FIRST, "80", 100L, null)).dueAt()).isEqualTo(Shop.moment("2026-11-21T18:00"));
        shop.at("2026-11-21T18:30");
        assertThat(compute(shop, stage(PaymentKind.FIRST, "80", 100L, null)).dueAt()).isEqualTo(Shop.moment("2026-11-22T18:00"));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whereChangesEatTheStageNothingIsToBePaidAndTheRestIsCarriedOver(Shop shop) {
        var out = compute(shop, stage(PaymentKind.MIDTERM, "40", 100_000L, -50_000L));
        assertThat(out.toPay()).isFalse();
        assertThat(out.amountFen()).isZero();
        assertThat(out.carriedOverFen()).isEqualTo(-10_000);
        assertThat(shop.get(ClosePayment.class).run(new ClosePayment.In(out.paymentNo(), Optional.empty(), Optional.empty()), shop.step("SK")).paymentOutcome())
                .isEqualTo(PaymentState.PAID);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aPercentWithoutAContractAndNoAmountAtAllAreRefused(Shop shop) {
        assertThatThrownBy(() -> compute(shop, stage(PaymentKind.FINAL, "5", null, null)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("contract-amount-missing")).hasMessageContaining("5%");
        assertThatThrownBy(() -> compute(shop, stage(PaymentKind.FINAL, "101", 100L, null)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("amount-invalid")).hasMessageContaining("101");
        var nothing = new ComputePayment.In("c", "RO-1", PaymentKind.DEPOSIT, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), 3);
        assertThatThrownBy(() -> compute(shop, nothing)).isInstanceOf(Refused.class).hasMessageContaining("缺少金额");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aSettlementOf283PaidByCardIsPaidAndHasReceiptAndInvoice(Shop shop) {
        String no = due283(shop, Shop.unique("RO"));
        assertThat(receive(shop, no, "{'amountReceivedYuan':283.00}"))
                .isEqualTo(new RecordPayment.Out(true, 0, Shop.moment("2026-11-21T08:00"), PaymentMethod.CARD));
        var issue = shop.get(IssueReceipt.class);
        assertThat(issue.run(new IssueReceipt.In(no, Optional.empty()), shop.step(no))).isEqualTo(new IssueReceipt.Out(no + "-R1", no + "-F"));
        assertThat(issue.run(new IssueReceipt.In(no, Optional.of("24117000001")), shop.step(no)).invoiceNo()).isEqualTo("24117000001");
        assertThat(issue.run(new IssueReceipt.In(no, Optional.empty()), shop.step(no)).invoiceNo()).as("issued once").isEqualTo("24117000001");
        assertThat(shop.get(ClosePayment.class).run(new ClosePayment.In(no, Optional.empty(), Optional.empty()), shop.step(no)).paymentOutcome()).isEqualTo(PaymentState.PAID);
        assertThat(shop.get(Payments.class).get(no)).satisfies(payment -> {
            assertThat(payment.method()).contains(PaymentMethod.CARD);
            assertThat(payment.receivedFen()).isEqualTo(28300);
            assertThat(payment.paidAt()).contains(Shop.moment("2026-11-21T08:00"));
        });
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aPartOfTheSumNeedsAnApprovalAndStaysOpenForTheRest(Shop shop) {
        String no = due283(shop, Shop.unique("RO"));
        assertThatThrownBy(() -> receive(shop, no, "{'amountReceivedYuan':200}")).isInstanceOf(Refused.class)
                .hasMessage("实收金额「¥200.00」与未付的 ¥283.00 不符，部分收款需要批准");
        var part = receive(shop, no, "{'amountReceivedYuan':200,'differenceApproved':true,'paymentMethod':'CASH','receiptNo':'A-17'}");
        assertThat(part).extracting(RecordPayment.Out::paid, RecordPayment.Out::outstandingFen).containsExactly(false, 8300L);
        assertThat(shop.get(IssueReceipt.class).run(new IssueReceipt.In(no, Optional.empty()), shop.step(no)).receiptNo()).isEqualTo("A-17");
        assertThat(receive(shop, no, "{'amountReceivedYuan':83}").paid()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aReceiptThatCannotBeIsRefused(Shop shop) {
        String no = due283(shop, Shop.unique("RO"));
        assertRefused(shop, no, "{'amountReceivedYuan':283.01,'differenceApproved':true}", "¥283.01");
        assertRefused(shop, no, "{'amountReceivedYuan':0,'differenceApproved':true}", "¥0.00");
        assertRefused(shop, no, "{'amountReceivedYuan':282.999,'differenceApproved':true}", "282.999");
        assertRefused(shop, no, "{}", "实收金额");
        assertRefused(shop, no, "{'amountReceivedYuan':283,'paidAt':'2026-11-21T08:01:00+08:00'}", "不能晚于现在");
        receive(shop, no, "{'amountReceivedYuan':283}");
        assertRefused(shop, no, "{'amountReceivedYuan':283}", "已经结清");
    }

    private static void assertRefused(Shop shop, String no, String receipt, String named) {
        assertThatThrownBy(() -> receive(shop, no, receipt))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("receipt-invalid")).hasMessageContaining(named);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whatWasAskedForInVainIsAskedForAgainLessWhatHasCome(Shop shop) {
        String order = Shop.unique("RO");
        assertThat(asked(shop, order, 28_300L, PaymentKind.SETTLEMENT)).extracting(ComputePayment.Out::paymentNo, ComputePayment.Out::outstandingFen).containsExactly(order, 28_300L);
        receive(shop, order, "{'amountReceivedYuan':200,'differenceApproved':true}");
        shop.get(ClosePayment.class).run(new ClosePayment.In(order, Optional.empty(), Optional.empty()), shop.step(order));
        shop.at("2026-11-25T09:00");
        var again = asked(shop, order, 28_300L, PaymentKind.SETTLEMENT);
        assertThat(again).extracting(ComputePayment.Out::paymentNo, ComputePayment.Out::amountFen, ComputePayment.Out::outstandingFen, ComputePayment.Out::dueAt)
                .containsExactly(order, 28_300L, 8_300L, Shop.moment("2026-11-25T18:00"));
        assertThat(asked(shop, order, 28_300L, PaymentKind.SETTLEMENT)).as("a collection that was called off leaves it open").isEqualTo(again);
        assertThat(asked(shop, order, 1_000L, PaymentKind.SURVEY_FEE).paymentNo()).as("another sum has its own number").isEqualTo(order + "-2");
        assertThat(receive(shop, order, "{'amountReceivedYuan':83}").paid()).isTrue();
        assertThat(asked(shop, order, 28_300L, PaymentKind.SETTLEMENT).paymentNo()).as("a paid sum is done with").isEqualTo(order + "-3");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whereMoreHasComeThanIsOwedNowNothingIsAskedFor(Shop shop) {
        String order = Shop.unique("RO");
        asked(shop, order, 28_300L, PaymentKind.SETTLEMENT);
        receive(shop, order, "{'amountReceivedYuan':200,'differenceApproved':true}");
        shop.get(ClosePayment.class).run(new ClosePayment.In(order, Optional.empty(), Optional.empty()), shop.step(order));
        assertThat(asked(shop, order, 20_000L, PaymentKind.SETTLEMENT).toPay()).isFalse();
        assertThat(shop.get(Payments.class).get(order).state()).isEqualTo(PaymentState.PAID);
    }

    private static ComputePayment.Out asked(Shop shop, String order, long fen, PaymentKind kind) {
        return shop.get(ComputePayment.class).run(new ComputePayment.In("customer-1", order, kind, Optional.of(fen), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 3), shop.step(order));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whatDoesNotComeIsOverdueOrWaivedWithAReason(Shop shop) {
        var close = shop.get(ClosePayment.class);
        String no = due283(shop, Shop.unique("RO"));
        assertThat(close.run(new ClosePayment.In(no, Optional.empty(), Optional.empty()), shop.step(no)).paymentOutcome()).isEqualTo(PaymentState.OVERDUE);
        assertThatThrownBy(() -> close.run(new ClosePayment.In(no, Optional.of("finance-manager-1"), Optional.empty()), shop.step(no)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("waiver-reason-missing"));
        assertThat(close.run(new ClosePayment.In(no, Optional.of("finance-manager-1"), Optional.of("善意补偿")), shop.step(no)).paymentOutcome())
                .isEqualTo(PaymentState.WAIVED);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aBouncedChequeOpensThePaymentAgain(Shop shop) {
        String no = due283(shop, Shop.unique("RO"));
        receive(shop, no, "{'amountReceivedYuan':283,'paymentMethod':'CHEQUE'}");
        var reopen = shop.get(ReopenPayment.class);
        assertThat(reopen.run(new ReopenPayment.In(no, Optional.empty(), "支票退票"), shop.step(no)).outstandingFen()).isEqualTo(28300);
        assertThat(shop.get(Payments.class).get(no).state()).isEqualTo(PaymentState.OPEN);
        assertThatThrownBy(() -> reopen.run(new ReopenPayment.In(no, Optional.empty(), "支票退票"), shop.step(no))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> shop.get(IssueReceipt.class).run(new IssueReceipt.In(no, Optional.empty()), shop.step(no))).isInstanceOf(IllegalStateException.class);
        assertThat(receive(shop, no, "{'amountReceivedYuan':283}").paid()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aBouncedChequeIsTakenBackThoughCashCameAfterIt(Shop shop) {
        String no = due283(shop, "RO-6");
        receive(shop, no, "{'amountReceivedYuan':200,'paymentMethod':'CHEQUE','differenceApproved':true}");
        receive(shop, no, "{'amountReceivedYuan':83,'paymentMethod':'CASH'}");
        var reopened = shop.get(ReopenPayment.class).run(new ReopenPayment.In(no, Optional.of(PaymentMethod.CHEQUE), "支票退票"), shop.step(no));
        assertThat(reopened.outstandingFen()).isEqualTo(20000);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aCancelledOrderGivesBackOnceWhatWasReceivedForIt(Shop shop) {
        String order = Shop.unique("RO");
        var refund = shop.get(OpenRefund.class);
        var cancelled = new OpenRefund.In(Optional.empty(), "客户取消");
        assertThat(refund.run(cancelled, shop.step(order)).toRefund()).isFalse();
        receive(shop, due283(shop, order), "{'amountReceivedYuan':283}");
        receive(shop, due283(shop, order), "{'amountReceivedYuan':100,'differenceApproved':true}");
        var out = refund.run(cancelled, shop.step(order));
        assertThat(out).isEqualTo(new OpenRefund.Out(true, Optional.of(order + "-T1"), 38300));
        assertThat(refund.run(cancelled, shop.step(order)).toRefund()).as("again").isFalse();
        var close = shop.get(CloseRefund.class);
        close.run(new CloseRefund.In(order + "-T1"), shop.step(order));
        assertThat(shop.jdbc().sql("select state from refund where refund_no = ?").param(order + "-T1").query(String.class).single()).isEqualTo("PAID");
        assertThatThrownBy(() -> close.run(new CloseRefund.In(order + "-T1"), shop.step(order))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void severalPaymentsOfOneCaseHaveTheirOwnNumbers(Shop shop) {
        var step = shop.step(Shop.unique("RO"));
        var compute = shop.get(ComputePayment.class);
        assertThat(compute.run(stage(PaymentKind.FIRST, "80", 100L, null), step).paymentNo()).isEqualTo(step.caseNo());
        assertThat(compute.run(stage(PaymentKind.FINAL, "20", 100L, null), step).paymentNo()).isEqualTo(step.caseNo() + "-2");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void messagesTellThePaymentFromItsCaseAndFromItsOrder(Shop shop) {
        String order = Shop.unique("RO");
        String no = due283(shop, order);
        var facts = shop.get(PaymentFacts.class);
        assertThat(facts.of(no)).containsEntry("amount", "¥283.00").containsEntry("sourceRef", order).containsEntry("dueAt", "11月21日 18:00")
                .containsEntry("paymentKind", "结算款").containsEntry("outstanding", "¥283.00").doesNotContainKey("receiptNo");
        receive(shop, no, "{'amountReceivedYuan':283}");
        assertThat(facts.of(order)).containsEntry("amountReceived", "¥283.00").containsEntry("paymentMethod", "刷卡").containsEntry("receiptNo", no + "-R1")
                .containsEntry("paidAt", "11月21日 08:00");
        assertThat(facts.of("no-case")).isEmpty();
    }
}
