package io.tiaoli.workers.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.forms.StoredFormRecords;

class ApprovalTest {

    static final String TWO_LINES = "{'kind':'LABOUR','name':'更换机油','labourYuan':80},{'kind':'LABOUR','name':'四轮定位','labourYuan':150}";

    static ApplyApproval.Out apply(Shop shop, String caseNo, String vehicleId, int version, String approval) {
        shop.submit(caseNo, "approval", approval);
        return shop.get(ApplyApproval.class).run(new ApplyApproval.In("approval", "quote", version, vehicleId), shop.step(caseNo));
    }

    static String vehicle(Shop shop) {
        return shop.vehicle(shop.customer("王先生"));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void allLinesApprovedIsASignedQuote(Shop shop) {
        String caseNo = Shop.unique("RO");
        int version = PriceQuoteTest.price(shop, caseNo, TWO_LINES).quoteVersion();
        var out = apply(shop, caseNo, vehicle(shop), version, "{'lines':[{'lineNo':1,'decision':'APPROVED'},{'lineNo':2,'decision':'APPROVED'}]}");
        assertThat(out).isEqualTo(new ApplyApproval.Out(Approval.ALL, true, 23000, version, ""));
        assertThat(shop.get(Quotes.class).latest(caseNo).orElseThrow().state()).isEqualTo(QuoteState.SIGNED);
        assertThat(shop.get(Quotes.class).signedLines(caseNo)).extracting(QuoteLine::decision).containsOnly(Decision.APPROVED);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aPartlyApprovedQuoteIsOfferedAgainWithOnlyTheApprovedLinesAndSignedThen(Shop shop) {
        String caseNo = Shop.unique("RO");
        String vehicle = vehicle(shop);
        int version = PriceQuoteTest.price(shop, caseNo, TWO_LINES).quoteVersion();
        var out = apply(shop, caseNo, vehicle, version, "{'approval':'PARTLY','lines':[{'lineNo':1,'decision':'APPROVED'},{'lineNo':2,'decision':'DECLINED'}]}");
        assertThat(out).isEqualTo(new ApplyApproval.Out(Approval.PARTLY, true, 8000, version + 1, "四轮定位"));
        var quotes = shop.get(Quotes.class);
        assertThat(quotes.signedLines(caseNo)).as("nothing is signed yet").isEmpty();
        assertThat(quotes.latest(caseNo).orElseThrow().state()).isEqualTo(QuoteState.OFFERED);
        assertThat(quotes.latest(caseNo).orElseThrow().lines()).extracting(QuoteLine::name).containsExactly("更换机油");
        assertThat(shop.get(StoredFormRecords.class).shown(caseNo, "quote").orElseThrow().get("lines")).hasSize(1);
        assertThat(shop.get(StoredFormRecords.class).shown(caseNo, "approval").orElseThrow().get("lines")).hasSize(1);

        assertThat(apply(shop, caseNo, vehicle, version + 1, "{'approval':'ALL'}").approval()).isEqualTo(Approval.ALL);
        assertThat(quotes.signedLines(caseNo)).extracting(QuoteLine::name).containsExactly("更换机油");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whatIsDeclinedIsOfferedAgainAtTheNextVisitAndOnlyThen(Shop shop) {
        String first = Shop.unique("RO");
        String next = Shop.unique("RO");
        String vehicle = vehicle(shop);
        int version = PriceQuoteTest.price(shop, first, TWO_LINES).quoteVersion();
        var out = apply(shop, first, vehicle, version, "{'approval':'REFUSED'}");
        assertThat(out).isEqualTo(new ApplyApproval.Out(Approval.REFUSED, false, 0, version, "更换机油、四轮定位"));
        assertThat(shop.get(Quotes.class).latest(first).orElseThrow().state()).isEqualTo(QuoteState.REFUSED);
        assertThat(shop.get(DeclinedItems.class).openFor(vehicle)).extracting(DeclinedItem::name).containsExactly("四轮定位", "更换机油");

        var recall = shop.get(RecallDeclinedItems.class);
        assertThat(recall.run(new RecallDeclinedItems.In(vehicle), shop.step(first)).earlierDeclinedCount()).as("same visit").isZero();
        assertThat(recall.run(new RecallDeclinedItems.In(vehicle), shop.step(next)))
                .isEqualTo(new RecallDeclinedItems.Out(2, "四轮定位 ¥150.00（%s）、更换机油 ¥80.00（%s）".formatted(first, first)));
        assertThat(shop.get(DeclinedItems.class).openFor(vehicle)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void anExtraFindingIsAQuoteBesideTheSignedOne(Shop shop) {
        String caseNo = Shop.unique("RO");
        String vehicle = vehicle(shop);
        apply(shop, caseNo, vehicle, PriceQuoteTest.price(shop, caseNo, TWO_LINES).quoteVersion(), "{'approval':'ALL'}");
        String belt = shop.part("正时皮带", 42000, 1);
        shop.submit(caseNo, "extraQuote", "{'lines':[{'kind':'PART','partNo':'%s'},{'kind':'LABOUR','name':'更换皮带','labourYuan':200}]}".formatted(belt));
        var extra = shop.get(PriceQuote.class).run(new PriceQuote.In("extraQuote", "extraApproval", Origin.EXTRA_FINDING), shop.step(caseNo));
        assertThat(extra.quoteTotalFen()).isEqualTo(62000);
        assertThat(shop.get(Quotes.class).signedLines(caseNo)).as("the order stays signed, the finding is not yet").hasSize(2);

        shop.submit(caseNo, "extraApproval", "{'lines':[{'lineNo':1,'decision':'APPROVED'},{'lineNo':2,'decision':'DECLINED'}]}");
        var out = shop.get(ApplyApproval.class).run(new ApplyApproval.In("extraApproval", "extraQuote", extra.quoteVersion(), vehicle), shop.step(caseNo));
        assertThat(out.approval()).isEqualTo(Approval.PARTLY);
        shop.submit(caseNo, "extraApproval", "{'approval':'ALL'}");
        shop.get(ApplyApproval.class).run(new ApplyApproval.In("extraApproval", "extraQuote", out.quoteVersion(), vehicle), shop.step(caseNo));
        assertThat(shop.get(Quotes.class).signedLines(caseNo)).extracting(QuoteLine::name).containsExactly("更换机油", "四轮定位", "正时皮带");

        shop.submit(caseNo, "extraQuote", "{'lines':[{'kind':'LABOUR','name':'更换灯泡','labourYuan':20}]}");
        var second = shop.get(PriceQuote.class).run(new PriceQuote.In("extraQuote", "extraApproval", Origin.EXTRA_FINDING), shop.step(caseNo));
        shop.get(ApplyApproval.class).run(new ApplyApproval.In("extraApproval", "extraQuote", second.quoteVersion(), vehicle), shop.step(caseNo));
        assertThat(shop.get(Quotes.class).signedLines(caseNo)).extracting(QuoteLine::name).as("a second finding leaves the first one signed")
                .containsExactly("更换机油", "四轮定位", "正时皮带", "更换灯泡");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'lines':[{'lineNo':1,'decision':'APPROVED'}]}", "{'approval':'PARTLY'}", "{}",
            "{'approval':'ALL','lines':[{'lineNo':2,'decision':'DECLINED'}]}",
            "{'lines':[{'lineNo':1,'decision':'APPROVED'},{'lineNo':1,'decision':'DECLINED'},{'lineNo':2,'decision':'APPROVED'}]}",
            "{'lines':[{'lineNo':1,'decision':'APPROVED'},{'lineNo':2,'decision':'APPROVED'},{'lineNo':3,'decision':'APPROVED'}]}"})
    void anApprovalThatLeavesALineUnclearIsRefused(String approval) {
        var shop = Shop.onOne();
        String caseNo = Shop.unique("RO");
        int version = PriceQuoteTest.price(shop, caseNo, TWO_LINES).quoteVersion();
        assertThatThrownBy(() -> apply(shop, caseNo, vehicle(shop), version, approval))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("approval-unclear"));
        assertThat(shop.get(Quotes.class).latest(caseNo).orElseThrow().lines()).extracting(QuoteLine::decision).containsOnly(Decision.OPEN);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aSettledVersionCannotBeDecidedAgain(Shop shop) {
        String caseNo = Shop.unique("RO");
        int version = PriceQuoteTest.price(shop, caseNo, TWO_LINES).quoteVersion();
        apply(shop, caseNo, vehicle(shop), version, "{'approval':'ALL'}");
        assertThatThrownBy(() -> apply(shop, caseNo, vehicle(shop), version, "{'approval':'REFUSED'}")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void linesWithoutPartsCanBeLeftOutForTheNextVisit(Shop shop) {
        String caseNo = Shop.unique("RO");
        String vehicle = vehicle(shop);
        String missing = shop.part("后刹车片", 28000, 0);
        int version = PriceQuoteTest.price(shop, caseNo, TWO_LINES + ",{'kind':'PART','partNo':'%s'}".formatted(missing)).quoteVersion();
        assertThat(shop.get(LeaveOutMissing.class).run(new LeaveOutMissing.In("quote", version, vehicle), shop.step(caseNo)))
                .isEqualTo(new LeaveOutMissing.Out(2, 1));
        assertThat(shop.get(DeclinedItems.class).openFor(vehicle)).extracting(DeclinedItem::name).containsExactly("后刹车片");
        shop.submit(caseNo, "quote", shop.get(StoredFormRecords.class).shown(caseNo, "quote").orElseThrow().toString());
        var again = shop.get(PriceQuote.class).run(new PriceQuote.In("quote", "approval", Origin.PRE_CHECK), shop.step(caseNo));
        assertThat(again.allInStock()).isTrue();
        assertThat(again.quoteTotalFen()).isEqualTo(23000);
    }
}
