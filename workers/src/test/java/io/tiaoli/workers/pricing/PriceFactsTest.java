package io.tiaoli.workers.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.wording.FactSource;

class PriceFactsTest {

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void messagesAndDocumentsTellTheQuoteAndTheSettlement(Shop shop) {
        var facts = shop.get(PriceFacts.class);
        assertThat(facts.of("no-case")).isEmpty();
        String caseNo = SettleOrderTest.signed(shop, "");
        SettleOrderTest.settle(shop, caseNo, Benefit.PARTS);
        Map<String, Object> told = facts.of(caseNo);
        assertThat(told).containsEntry("estimateTotal", "¥283.00").containsEntry("quoteTotal", "¥283.00").containsEntry("quoteLabour", "¥80.00")
                .containsEntry("quoteParts", "¥203.00").containsEntry("signedTotal", "¥283.00").containsEntry("amountDue", "¥262.70")
                .containsEntry("benefit", "配件优惠 ¥20.30").containsEntry("claimCovered", "¥0.00").doesNotContainKey("declinedItems");
        assertThat((List<?>) told.get("lines")).hasSize(4).element(1).isEqualTo(Map.of("lineNo", "2", "name", "机油（半合成油）", "partNo", "", "quantity", "1",
                "unitPrice", "¥168.00", "amount", "¥168.00", "stock", "有货"));
        assertThat(told.get("signedLines")).isEqualTo(told.get("lines"));
        SettleOrderTest.settle(shop, caseNo, Benefit.COUPON);
        assertThat(facts.of(caseNo)).containsEntry("benefit", "工时券 ¥40.00").containsEntry("amountDue", "¥283.00");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whatWasDeclinedIsTold(Shop shop) {
        String caseNo = Shop.unique("RO");
        int version = PriceQuoteTest.price(shop, caseNo, ApprovalTest.TWO_LINES).quoteVersion();
        ApprovalTest.apply(shop, caseNo, ApprovalTest.vehicle(shop), version, "{'lines':[{'lineNo':1,'decision':'APPROVED'},{'lineNo':2,'decision':'DECLINED'}]}");
        assertThat(shop.get(PriceFacts.class).of(caseNo)).containsEntry("declinedItems", "四轮定位").containsEntry("quoteTotal", "¥80.00").doesNotContainKey("signedTotal");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whoWantsOneNameGetsItAndWhatIsNotWantedIsNotAskedFor(Shop shop) {
        String caseNo = SettleOrderTest.signed(shop, "");
        SettleOrderTest.settle(shop, caseNo, Benefit.PARTS);
        for (var source : shop.all(FactSource.class)) {
            var all = source.of(caseNo);
            all.keySet().forEach(name -> assertThat(source.wanted(caseNo, Set.of(name))).as(name).containsEntry(name, all.get(name)));
        }
        assertThat(shop.get(PriceFacts.class).wanted(caseNo, Set.of("estimateTotal"))).containsOnlyKeys("estimateTotal");
        assertThat(shop.get(PriceFacts.class).wanted(caseNo, Set.of("amountDue"))).doesNotContainKeys("estimateTotal", "quoteTotal", "signedTotal");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void everyFactHasOneSourceAndEverythingToldIsDeclared(Shop shop) {
        String caseNo = SettleOrderTest.signed(shop, "");
        SettleOrderTest.settle(shop, caseNo, Benefit.NONE);
        var sources = shop.all(FactSource.class);
        assertThat(sources).isNotEmpty();
        assertThat(sources.stream().flatMap(source -> source.facts().stream()).map(fact -> fact.name())).doesNotHaveDuplicates();
        for (var source : sources) {
            assertThat(source.facts()).extracting(fact -> fact.name()).containsAll(source.of(caseNo).keySet());
        }
    }
}
