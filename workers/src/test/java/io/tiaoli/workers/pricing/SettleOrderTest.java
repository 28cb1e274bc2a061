package io.tiaoli.workers.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.fleet.FleetTest;
import io.tiaoli.workers.forms.StoredFormRecords;

class SettleOrderTest {

    /** A signed maintenance of 80 labour + 168 oil + 32 filter + 3 plug, and further lines. */
    static String signed(Shop shop, String moreLines) {
        String caseNo = Shop.unique("RO");
        shop.get(RecordEstimate.class).run(EstimateTest.estimate("半合成油", "168", Optional.empty()), shop.step(caseNo));
        String lines = shop.get(StoredFormRecords.class).shown(caseNo, "quote").orElseThrow().get("lines").toString();
        var quote = PriceQuoteTest.price(shop, caseNo, lines.substring(1, lines.length() - 1) + moreLines);
        ApprovalTest.apply(shop, caseNo, ApprovalTest.vehicle(shop), quote.quoteVersion(), "{'approval':'ALL'}");
        return caseNo;
    }

    static SettleOrder.In in(Benefit benefit, boolean firstMaintenance, Optional<Long> covered) {
        return new SettleOrder.In(benefit, Optional.of(new BigDecimal("90")), Optional.of(new BigDecimal("20")), Optional.of(new BigDecimal("100")),
                firstMaintenance, covered);
    }

    static SettleOrder.Out settle(Shop shop, String caseNo, Benefit benefit) {
        return shop.get(SettleOrder.class).run(in(benefit, false, Optional.empty()), shop.step(caseNo));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void partsAtNinetyPercentMake262Yuan70Of283AndLabourStays(Shop shop) {
        String caseNo = signed(shop, "");
        assertThat(settle(shop, caseNo, Benefit.PARTS)).isEqualTo(new SettleOrder.Out(26270, 2030, true));
        assertThat(shop.get(Settlements.class).latest(caseNo)).contains(new Settlement(8000, 20300, 0, 0, Benefit.PARTS, 2030, Optional.empty(), 0, 26270));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aCouponOf40YuanComesWith283AndChangesNothingNow(Shop shop) {
        String caseNo = signed(shop, "");
        assertThat(settle(shop, caseNo, Benefit.COUPON)).isEqualTo(new SettleOrder.Out(28300, 4000, true));
        assertThat(settle(shop, caseNo, Benefit.NONE)).as("settled again").isEqualTo(new SettleOrder.Out(28300, 0, true));
        assertThat(shop.get(Settlements.class).latest(caseNo).orElseThrow().benefit()).isEqualTo(Benefit.NONE);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aFirstMaintenanceCostsNothingButWhatWasDoneBesidesDoes(Shop shop) {
        var settle = shop.get(SettleOrder.class);
        String free = signed(shop, "");
        assertThat(settle.run(in(Benefit.NONE, true, Optional.empty()), shop.step(free))).isEqualTo(new SettleOrder.Out(0, 0, false));
        assertThat(shop.get(Settlements.class).latest(free).orElseThrow().freeFen()).isEqualTo(28300);
        String more = signed(shop, ",{'kind':'LABOUR','name':'四轮定位','labourYuan':150}");
        assertThat(settle.run(in(Benefit.NONE, true, Optional.empty()), shop.step(more))).isEqualTo(new SettleOrder.Out(15000, 0, true));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void anAgreementMakesPartsCheaperOfItAndTheBookingBenefitTheBetterOneCounts(Shop shop) {
        String caseNo = signed(shop, "");
        String customer = shop.customer("孔明");
        String vehicle = shop.vehicle(customer);
        shop.get(Cases.class).open(caseNo, "vehicle-repair", Optional.empty(), Optional.of(customer), Optional.of(vehicle), caseNo);
        String plate = shop.get(Vehicles.class).get(vehicle).plateNo();
        String agreement = FleetTest.agreement(shop, "15", plate + " 孔明");
        assertThat(settle(shop, caseNo, Benefit.NONE)).as("203 - 15 %").isEqualTo(new SettleOrder.Out(25255, 0, true));
        assertThat(settle(shop, caseNo, Benefit.PARTS)).isEqualTo(new SettleOrder.Out(25255, 0, true));
        assertThat(shop.get(Settlements.class).latest(caseNo)).contains(new Settlement(8000, 20300, 0, 0, Benefit.NONE, 0, Optional.of(agreement), 3045, 25255));
        assertThat(settle(shop, caseNo, Benefit.COUPON)).isEqualTo(new SettleOrder.Out(25255, 4000, true));
        shop.jdbc().sql("update fleet_discount set percent = 5 where agreement_no = ? and kind = 'PARTS'").param(agreement).update();
        assertThat(settle(shop, caseNo, Benefit.PARTS)).as("10 % for the booking is better").isEqualTo(new SettleOrder.Out(26270, 2030, true));
        assertThat(shop.get(Settlements.class).latest(caseNo).orElseThrow().agreementNo()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whatTheInsurerCoversIsTakenOffButNobodyOwesLessThanNothing(Shop shop) {
        var settle = shop.get(SettleOrder.class);
        String caseNo = signed(shop, "");
        assertThat(settle.run(in(Benefit.NONE, false, Optional.of(20000L)), shop.step(caseNo)).amountDueFen()).isEqualTo(8300);
        assertThat(settle.run(in(Benefit.NONE, false, Optional.of(99900L)), shop.step(caseNo))).isEqualTo(new SettleOrder.Out(0, 0, false));
        assertThat(settle.run(in(Benefit.COUPON, false, Optional.of(20000L)), shop.step(caseNo)).benefitValueFen()).as("only what is spent counts").isZero();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aSettlementWithoutItsFiguresIsRefused(Shop shop) {
        var settle = shop.get(SettleOrder.class);
        String caseNo = signed(shop, "");
        var none = Optional.<BigDecimal>empty();
        assertThatThrownBy(() -> settle.run(new SettleOrder.In(Benefit.PARTS, none, none, none, false, Optional.empty()), shop.step(caseNo)))
                .isInstanceOf(Refused.class).hasMessageContaining("百分比");
        assertThatThrownBy(() -> settle.run(new SettleOrder.In(Benefit.COUPON, none, none, none, false, Optional.empty()), shop.step(caseNo)))
                .isInstanceOf(Refused.class).hasMessageContaining("工时券");
        assertThatThrownBy(() -> settle(shop, Shop.unique("RO"), Benefit.NONE)).isInstanceOf(Refused.class).hasMessageContaining("没有客户签字的报价单");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theAssessedSumOfAClaimIsReadExactly(Shop shop) {
        String caseNo = Shop.unique("RO");
        var assess = shop.get(RecordClaimAssessment.class);
        shop.submit(caseNo, "claim", "{'coveredYuan': 1234.56}");
        assertThat(assess.run(new RecordClaimAssessment.In("claim"), shop.step(caseNo)).claimCoveredFen()).isEqualTo(123456);
        shop.submit(caseNo, "claim", "{'coveredYuan': null}");
        assertThat(assess.run(new RecordClaimAssessment.In("claim"), shop.step(caseNo)).claimCoveredFen()).isZero();
        shop.submit(caseNo, "claim", "{'coveredYuan': 0.001}");
        assertThatThrownBy(() -> assess.run(new RecordClaimAssessment.In("claim"), shop.step(caseNo))).isInstanceOf(Refused.class).hasMessageContaining("0.001");
    }
}
