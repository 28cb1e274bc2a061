package io.tiaoli.workers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.showroom.DeliveryPlans;

class DeliveryTest {

    static PlanDelivery.Out plan(String planned, boolean postponed, String now) {
        return new PlanDelivery().run(new PlanDelivery.In(Shop.moment(planned), Optional.of(postponed)), new io.tiaoli.workers.Step("JC-1", "f", "s", "a", Shop.moment(now)));
    }

    @Test
    void everyMomentHangsOnThePlannedOne() {
        assertThat(plan("2026-11-20T10:00", false, "2026-11-10T09:00")).satisfies(out -> {
            assertThat(out.earlyCallAt()).isEqualTo(Shop.moment("2026-11-17T10:00"));
            assertThat(out.earlyCallWanted()).isTrue();
            assertThat(out.gateAt()).isEqualTo(Shop.moment("2026-11-19T10:00"));
            assertThat(out.dayBeforeAt()).isEqualTo(Shop.moment("2026-11-19T10:00"));
            assertThat(out.dayCallAt()).isEqualTo(Shop.moment("2026-11-20T09:00"));
            assertThat(out.deliveryOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        });
        assertThat(plan("2026-11-20T09:30", false, "2026-11-10T09:00").dayCallAt()).isEqualTo(Shop.moment("2026-11-20T08:30"));
    }

    @Test
    void aNewDateLessThanThreeDaysAwayNeedsNoEarlyCall() {
        assertThat(plan("2026-11-22T10:00", true, "2026-11-20T10:00").earlyCallWanted()).isFalse();
        assertThat(plan("2026-11-23T10:00", true, "2026-11-20T10:00").earlyCallWanted()).isTrue();
        assertThat(plan("2026-11-22T10:00", false, "2026-11-20T10:00").earlyCallWanted()).as("a date agreed so at the order").isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void withoutATimeOfDayItIsTenAndAPastDateIsRefused(Shop shop) {
        var caseNo = Shop.unique("JC");
        var customer = shop.customer("陈静");
        var open = shop.get(OpenDelivery.class).run(new OpenDelivery.In("DD-1", customer, LocalDate.of(2026, 12, 1), Optional.empty(), Optional.empty()), shop.step(caseNo));
        assertThat(open.plannedDeliveryAt()).isEqualTo(Shop.moment("2026-12-01T10:00"));
        var postpone = shop.get(PostponeDelivery.class);
        assertThatThrownBy(() -> postpone.run(new PostponeDelivery.In(Shop.moment("2026-11-20T10:00")), shop.step(caseNo))).hasMessageContaining("已经过去");
        assertThat(shop.get(DeliveryPlans.class).find("DD-1").orElseThrow()).satisfies(plan -> {
            assertThat(plan.plannedAt()).isEqualTo(Shop.moment("2026-12-01T10:00"));
            assertThat(plan.inStock()).isFalse();
        });
        postpone.run(new PostponeDelivery.In(Shop.moment("2026-12-04T10:00")), shop.step(caseNo));
        assertThat(shop.get(DeliveryPlans.class).find("DD-1").orElseThrow().plannedAt()).isEqualTo(Shop.moment("2026-12-04T10:00"));
        assertThat(shop.get(Deliveries.class).get(caseNo)).satisfies(delivery -> {
            assertThat(delivery.plannedAt()).isEqualTo(Shop.moment("2026-12-04T10:00"));
            assertThat(delivery.postponed()).isEqualTo(1);
        });
        shop.get(CancelDelivery.class).run(Nothing.NOTHING, shop.step(caseNo));
        assertThat(shop.get(DeliveryPlans.class).find("DD-1")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aPlateBelongsToOneCustomer(Shop shop) {
        var caseNo = Shop.unique("JC");
        var customer = shop.customer("陈静");
        shop.get(OpenDelivery.class).run(new OpenDelivery.In("DD-1", customer, LocalDate.of(2026, 12, 1), Optional.empty(), Optional.empty()), shop.step(caseNo));
        var other = shop.get(Vehicles.class).get(shop.vehicle(shop.customer("王芳")));
        var register = shop.get(RegisterNewCar.class);
        assertThatThrownBy(() -> register.run(new RegisterNewCar.In(other.plateNo()), shop.step(caseNo))).hasMessageContaining(other.plateNo());
        var plate = "京N" + other.plateNo().substring(2);
        var car = register.run(new RegisterNewCar.In(plate), shop.step(caseNo));
        assertThat(register.run(new RegisterNewCar.In(plate), shop.step(caseNo)).vehicleId()).isEqualTo(car.vehicleId());
        shop.get(PlanFirstMaintenance.class).run(new PlanFirstMaintenance.In(LocalDate.of(2027, 3, 1), 5_000), shop.step(caseNo));
        assertThat(shop.get(Vehicles.class).get(car.vehicleId()).nextMaintenanceKm()).contains(5_000);
        shop.get(RecordPdi.class).run(new RecordPdi.In("LGBF5AE00HR000001", RecordPdi.Result.DEFECTS), shop.step(caseNo));
        assertThat(shop.get(Deliveries.class).get(caseNo).pdiPassedAt()).isEmpty();
        shop.get(RecordPdi.class).run(new RecordPdi.In("LGBF5AE00HR000001", RecordPdi.Result.PASS), shop.step(caseNo));
        assertThat(shop.get(Deliveries.class).get(caseNo).pdiPassedAt()).isPresent();
    }
}
