package io.tiaoli.workers.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Refused;

class DeclineQuoteTest {

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aQuoteThatWasAgreedButNotSignedCountsNoMoreAndIsOfferedAgain(Shop shop) {
        String caseNo = Shop.unique("RO");
        String vehicle = ApprovalTest.vehicle(shop);
        int version = PriceQuoteTest.price(shop, caseNo, ApprovalTest.TWO_LINES).quoteVersion();
        ApprovalTest.apply(shop, caseNo, vehicle, version, "{'approval':'ALL'}");

        var out = shop.get(DeclineQuote.class).run(new DeclineQuote.In(version, vehicle), shop.step(caseNo));
        assertThat(out.declinedItems()).isEqualTo("更换机油、四轮定位");
        assertThat(shop.get(Quotes.class).signedLines(caseNo)).isEmpty();
        assertThat(shop.get(DeclinedItems.class).openFor(vehicle)).extracting(DeclinedItem::name).containsExactlyInAnyOrder("更换机油", "四轮定位");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void anInspectionFeeIsReadExactlyAndNoneIsNone(Shop shop) {
        String caseNo = Shop.unique("RO");
        var worker = shop.get(RecordInspectionFee.class);
        shop.submit(caseNo, "refusal", "{'inspectionFeeYuan':19.99}");
        assertThat(worker.run(new RecordInspectionFee.In("refusal"), shop.step(caseNo))).isEqualTo(new RecordInspectionFee.Out(1999, true));
        shop.submit(caseNo, "refusal", "{'inspectionFeeYuan':null}");
        assertThat(worker.run(new RecordInspectionFee.In("refusal"), shop.step(caseNo))).isEqualTo(new RecordInspectionFee.Out(0, false));
        shop.submit(caseNo, "refusal", "{'inspectionFeeYuan':-1}");
        assertThatThrownBy(() -> worker.run(new RecordInspectionFee.In("refusal"), shop.step(caseNo))).isInstanceOf(Refused.class).hasMessageContaining("-1");
    }
}
