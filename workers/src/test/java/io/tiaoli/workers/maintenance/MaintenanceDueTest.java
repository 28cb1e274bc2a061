package io.tiaoli.workers.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.maintenance.EstimateDue.DueReason;

class MaintenanceDueTest {

    private static final String BOTH = "io.tiaoli.testing.Shop#onBoth";
    private static final LocalDate DELIVERED = LocalDate.of(2026, 11, 1);
    private static final LocalDate THREE_MONTHS = LocalDate.of(2027, 2, 1);

    private static EstimateDue.In first(String vehicle, Optional<Integer> km, Optional<LocalDate> on, Optional<BigDecimal> perDay) {
        return new EstimateDue.In(vehicle, Optional.of(THREE_MONTHS), Optional.of(5_000), Optional.of(DELIVERED), Optional.of(0), km, on, perDay, 14, 14);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void timeOrKilometresWhicheverComesFirst(Shop shop) {
        String vehicle = shop.vehicle(shop.customer("张伟"));
        var estimate = new EstimateDue(shop.get(Vehicles.class));
        assertThat(estimate.run(first(vehicle, Optional.empty(), Optional.empty(), Optional.empty()), shop.step("SB-1"))).satisfies(out -> {
            assertThat(out.dueDate()).isEqualTo(THREE_MONTHS);
            assertThat(out.dueReason()).isEqualTo(DueReason.TIME);
            assertThat(out.remindAt()).isEqualTo(Shop.moment("2027-01-18T09:00"));
            assertThat(out.remindAgainAt()).isEqualTo(Shop.moment("2027-02-15T09:00"));
        });
        assertThat(estimate.run(first(vehicle, Optional.empty(), Optional.empty(), Optional.of(new BigDecimal("60"))), shop.step("SB-1")).dueDate()).isEqualTo(DELIVERED.plusDays(84));
        assertThat(estimate.run(first(vehicle, Optional.of(1_000), Optional.of(DELIVERED.plusDays(10)), Optional.of(new BigDecimal("20"))), shop.step("SB-1")))
                .as("what was reported counts for more than what was assumed").satisfies(out -> {
                    assertThat(out.dueDate()).isEqualTo(DELIVERED.plusDays(50));
                    assertThat(out.dueReason()).isEqualTo(DueReason.KM);
                });
        assertThat(shop.get(Vehicles.class).get(vehicle).nextMaintenanceOn()).contains(DELIVERED.plusDays(50));
        assertThatThrownBy(() -> estimate.run(first(vehicle, Optional.empty(), Optional.empty(), Optional.of(BigDecimal.ZERO)), shop.step("SB-1"))).hasMessageContaining("avgKmPerDay");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aMileageInTheFileCountsFromTodayAndAReachedLimitIsDueOnItsDay(Shop shop) {
        String vehicle = shop.vehicle(shop.customer("张伟"));
        var vehicles = shop.get(Vehicles.class);
        var note = new NoteMileage(vehicles);
        note.run(new NoteMileage.In(vehicle, Optional.of(2_000)), shop.step("SB-1"));
        note.run(new NoteMileage.In(vehicle, Optional.of(1_500)), shop.step("SB-1"));
        note.run(new NoteMileage.In(vehicle, Optional.empty()), shop.step("SB-1"));
        assertThat(vehicles.get(vehicle).mileageKm()).contains(2_000);
        var estimate = new EstimateDue(vehicles);
        assertThat(estimate.run(first(vehicle, Optional.empty(), Optional.empty(), Optional.empty()), shop.step("SB-1"))).satisfies(out -> {
            assertThat(out.mileageKm()).contains(2_000);
            assertThat(out.mileageOn()).contains(LocalDate.of(2026, 11, 21));
            assertThat(out.dueDate()).isEqualTo(LocalDate.of(2026, 11, 21).plusDays(30));
        });
        assertThat(estimate.run(first(vehicle, Optional.of(5_100), Optional.of(LocalDate.of(2026, 11, 20)), Optional.empty()), shop.step("SB-1")).dueDate()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void aRoundWhoseDayIsOverGivesWayToTheNext() {
        var shop = Shop.onOne();
        var plan = new PlanReminders();
        assertThat(plan.run(new PlanReminders.In(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 8, 21), 14, 45, Optional.empty(), 3, 12), shop.step("DB-1"))).satisfies(out -> {
            assertThat(out.dueDate()).isEqualTo(LocalDate.of(2026, 11, 21));
            assertThat(out.textAt()).isEqualTo(Shop.moment("2026-11-07T09:00"));
            assertThat(out.tipsWanted()).as("the day of the tips is over").isFalse();
            assertThat(out.nextRoundAt()).as("with the tips").isEqualTo(Shop.moment("2027-01-07T09:00"));
            assertThat(out.lapsedAt()).isEqualTo(Shop.moment("2027-08-21T00:00"));
        });
        assertThat(plan.run(new PlanReminders.In(LocalDate.of(2026, 8, 20), LocalDate.of(2026, 5, 20), 14, 45, Optional.empty(), 3, 12), shop.step("DB-1"))).satisfies(out -> {
            assertThat(out.dueDate()).isEqualTo(LocalDate.of(2027, 2, 20));
            assertThat(out.nextDueDate()).isEqualTo(LocalDate.of(2027, 5, 20));
            assertThat(out.tipsWanted()).isTrue();
            assertThat(out.tipsAt()).isEqualTo(Shop.moment("2027-01-06T09:00"));
        });
        assertThat(plan.run(new PlanReminders.In(LocalDate.of(2026, 8, 20), LocalDate.of(2026, 5, 20), 14, 45, Optional.of(true), 3, 12), shop.step("DB-1")).tipsWanted()).as("once a round").isFalse();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aCarOfWhichNoDateIsKnownIsRefusedByItsPlate(Shop shop) {
        String vehicle = shop.vehicle(shop.customer("张伟"));
        var nothing = new EstimateDue.In(vehicle, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(0), Optional.empty(), Optional.empty(), Optional.empty(), 14, 14);
        assertThatThrownBy(() -> new EstimateDue(shop.get(Vehicles.class)).run(nothing, shop.step("SB-1")))
                .hasMessageContaining("车辆「%s」的交车日期和上次保养日期都不知道".formatted(shop.get(Vehicles.class).get(vehicle).plateNo()));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aBookingOfTheCarIsFound(Shop shop) {
        String vehicle = shop.vehicle(shop.customer("张伟"));
        var find = new FindBooking(shop.get(Cases.class));
        assertThat(find.run(new FindBooking.In(vehicle), shop.step("SB-1")).booked()).isFalse();
        String booking = Shop.unique("AP");
        shop.get(Cases.class).open(booking, "service-appointment", Optional.empty(), Optional.empty(), Optional.of(vehicle), "p");
        shop.get(Cases.class).activate("service-appointment", vehicle, booking);
        assertThat(find.run(new FindBooking.In(vehicle), shop.step("SB-1")).bookingNo()).contains(booking);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatWasNotMaintainedCountsFromTheDelivery(Shop shop) {
        String vehicle = shop.vehicle(shop.customer("张伟"));
        var vehicles = shop.get(Vehicles.class);
        var close = new CloseMaintenance(vehicles);
        var delivered = Shop.moment("2026-11-01T10:00");
        assertThat(close.run(new CloseMaintenance.In(vehicle, delivered, false, Optional.empty(), Optional.empty(), Optional.of(3_000)), shop.step("SB-1")).lastMaintenanceOn()).isEqualTo(DELIVERED);
        assertThat(vehicles.get(vehicle).lastMaintenanceOn()).isEmpty();
        assertThat(close.run(new CloseMaintenance.In(vehicle, delivered, true, Optional.of(Shop.moment("2026-11-20T16:00")), Optional.empty(), Optional.of(4_800)), shop.step("SB-1")).lastMaintenanceOn())
                .isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(close.run(new CloseMaintenance.In(vehicle, delivered, true, Optional.empty(), Optional.of(LocalDate.of(2026, 11, 10)), Optional.empty()), shop.step("SB-1")).lastMaintenanceOn())
                .isEqualTo(LocalDate.of(2026, 11, 10));
    }
}
