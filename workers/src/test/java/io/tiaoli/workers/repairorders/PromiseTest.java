package io.tiaoli.workers.repairorders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;

class PromiseTest {

    static String order(Shop shop) {
        String caseNo = Shop.unique("RO");
        RepairOrderTest.open(shop, caseNo, RepairOrderTest.car(shop), OrderKind.REPAIR, null);
        return caseNo;
    }

    static MovePromise.Out move(Shop shop, String caseNo, String to) {
        return shop.get(MovePromise.class).run(new MovePromise.In(Optional.ofNullable(to).map(Shop::moment)), shop.step(caseNo));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aNewTimeCountsAndAMissingOneLeavesTheOld(Shop shop) {
        String caseNo = order(shop);
        assertThat(move(shop, caseNo, null)).isEqualTo(new MovePromise.Out(Optional.empty(), false));
        assertThat(move(shop, caseNo, "2026-11-21T16:00").promiseMoved()).as("a first promise").isTrue();
        assertThat(move(shop, caseNo, null)).isEqualTo(new MovePromise.Out(Optional.of(Shop.moment("2026-11-21T16:00")), false));
        assertThat(move(shop, caseNo, "2026-11-21T16:00").promiseMoved()).isFalse();
        assertThat(move(shop, caseNo, "2026-11-21T17:30").promiseMoved()).isTrue();
        assertThat(shop.get(RepairOrders.class).get(caseNo).promisedAt()).contains(Shop.moment("2026-11-21T17:30"));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theAlertComesSomeMinutesBefore(Shop shop) {
        String caseNo = order(shop);
        var worker = shop.get(PlanPromiseAlert.class);
        assertThat(worker.run(new PlanPromiseAlert.In(15), shop.step(caseNo))).isEqualTo(new PlanPromiseAlert.Out(Optional.empty(), false));
        move(shop, caseNo, "2026-11-21T16:00");
        assertThat(worker.run(new PlanPromiseAlert.In(15), shop.step(caseNo)).alertAt()).contains(Shop.moment("2026-11-21T15:45"));
        assertThatThrownBy(() -> worker.run(new PlanPromiseAlert.In(-1), shop.step(caseNo))).hasMessageContaining("-1");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theWarrantyIsToldAsCustomersReadIt(Shop shop) {
        String caseNo = order(shop);
        var worker = shop.get(KeepWarranty.class);
        var facts = shop.get(WorkshopFacts.class);
        assertThat(facts.of(caseNo)).doesNotContainKey("warranty");
        worker.run(new KeepWarranty.In(Optional.of(10), Optional.of(2000), "本次更换的配件"), shop.step(caseNo));
        assertThat(facts.of(caseNo)).containsEntry("warranty", "10天或2000公里（先到为准），本次更换的配件");
        worker.run(new KeepWarranty.In(Optional.of(30), Optional.empty(), "施工项目"), shop.step(caseNo));
        assertThat(facts.of(caseNo)).containsEntry("warranty", "30天，施工项目");
        worker.run(new KeepWarranty.In(Optional.empty(), Optional.empty(), "交车时说明"), shop.step(caseNo));
        assertThat(facts.of(caseNo)).containsEntry("warranty", "交车时说明");
    }
}
