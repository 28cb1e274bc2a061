package io.tiaoli.workers.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.forms.StoredFormRecords;

class EstimateTest {

    static RecordEstimate.In estimate(String grade, String oilYuan, Optional<String> oilPartNo) {
        return new RecordEstimate.In("quote", grade, new BigDecimal("80"), new BigDecimal(oilYuan), new BigDecimal("32"), new BigDecimal("3"),
                oilPartNo, Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theFourOilGradesCost223And283And343And483Yuan(Shop shop) {
        var record = shop.get(RecordEstimate.class);
        Map.of("矿物质油", "108", "半合成油", "168", "冬季专用0W", "228", "全合成油", "368").forEach((grade, oilYuan) -> {
            long expected = Map.of("矿物质油", 22300L, "半合成油", 28300L, "冬季专用0W", 34300L, "全合成油", 48300L).get(grade);
            String caseNo = Shop.unique("RO");
            var out = record.run(estimate(grade, oilYuan, Optional.empty()), shop.step(caseNo));
            assertThat(out).isEqualTo(new RecordEstimate.Out(1, expected, true));
            var kept = shop.get(Quotes.class).latest(caseNo).orElseThrow();
            assertThat(kept.totalFen()).isEqualTo(expected);
            assertThat(kept.state()).isEqualTo(QuoteState.DRAFT);
            assertThat(kept.lines()).extracting(QuoteLine::name)
                    .containsExactly("更换机油、机滤工时", "机油（%s）".formatted(grade), "机油滤清器", "放油口垫片");
            assertThat(kept.lines()).extracting(QuoteLine::origin).containsOnly(Origin.ESTIMATE);
        });
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void withoutExtraItemsTheQuoteTakesTheEstimateOverUnchanged(Shop shop) {
        String caseNo = Shop.unique("RO");
        String oil = shop.part("半合成油 4L", 19900, 1);
        shop.get(RecordEstimate.class).run(estimate("半合成油", "168", Optional.of(oil)), shop.step(caseNo));
        var prefilled = shop.get(StoredFormRecords.class).shown(caseNo, "quote").orElseThrow();
        shop.submit(caseNo, "quote", prefilled.toString());

        var out = shop.get(PriceQuote.class).run(new PriceQuote.In("quote", "approval", Origin.PRE_CHECK), shop.step(caseNo));
        assertThat(out).isEqualTo(new PriceQuote.Out(2, 28300, true, false, 4));
        var quotes = shop.get(Quotes.class).valid(caseNo);
        assertThat(quotes).as("the estimate is replaced").hasSize(1);
        assertThat(quotes.get(0).lines()).extracting(QuoteLine::origin).containsOnly(Origin.ESTIMATE);
        assertThat(quotes.get(0).lines().get(1).unitFen()).as("the price that was told, not the catalogue's").isEqualTo(16800);
        assertThat(quotes.get(0).lines().get(1).partNo()).contains(oil);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aPartThatTheShopDoesNotKeepIsEstimatedWithoutItsNumber(Shop shop) {
        String caseNo = Shop.unique("RO");
        var out = shop.get(RecordEstimate.class).run(estimate("半合成油", "168", Optional.of("NO-SUCH-OIL")), shop.step(caseNo));
        assertThat(out.allInStock()).as("nothing can be missing of what is not kept in stock").isTrue();
        assertThat(shop.get(Quotes.class).latest(caseNo).orElseThrow().lines().get(1).partNo()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void anEstimatedPriceIsTakenOverOnceAndOnlyForTheSameQuantity(Shop shop) {
        String caseNo = Shop.unique("RO");
        String oil = shop.part("半合成油 4L", 19900, 9);
        shop.get(RecordEstimate.class).run(estimate("半合成油", "168", Optional.of(oil)), shop.step(caseNo));
        shop.submit(caseNo, "quote", """
                {'lines':[{'kind':'PART','partNo':'%1$s','quantity':2},{'kind':'PART','partNo':'%1$s'},{'kind':'PART','partNo':'%1$s'},
                 {'kind':'LABOUR','name':'更换机油、机滤工时','labourYuan':70}]}""".formatted(oil));
        shop.get(PriceQuote.class).run(new PriceQuote.In("quote", "approval", Origin.PRE_CHECK), shop.step(caseNo));
        var lines = shop.get(Quotes.class).latest(caseNo).orElseThrow().lines();
        assertThat(lines).extracting(QuoteLine::unitFen).containsExactly(19900L, 16800L, 19900L, 7000L);
        assertThat(lines).extracting(QuoteLine::origin).containsExactly(Origin.PRE_CHECK, Origin.ESTIMATE, Origin.PRE_CHECK, Origin.PRE_CHECK);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void moreThanTwoDecimalsAreRefused(Shop shop) {
        assertThatThrownBy(() -> shop.get(RecordEstimate.class).run(estimate("半合成油", "168.005", Optional.empty()), shop.step(Shop.unique("RO"))))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("amount-invalid"))
                .hasMessageContaining("机油（半合成油）").hasMessageContaining("168.005");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aLineThatCostsNothingIsLeftOut(Shop shop) {
        String caseNo = Shop.unique("RO");
        var in = new RecordEstimate.In("quote", "半合成油", new BigDecimal("80"), new BigDecimal("168"), new BigDecimal("32"), BigDecimal.ZERO,
                Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(shop.get(RecordEstimate.class).run(in, shop.step(caseNo)).estimateTotalFen()).isEqualTo(28000);
        assertThat(shop.get(Quotes.class).latest(caseNo).orElseThrow().lines()).hasSize(3);
    }
}
