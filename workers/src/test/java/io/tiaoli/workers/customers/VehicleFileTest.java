package io.tiaoli.workers.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;

class VehicleFileTest {

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aMaintenanceThatWasDoneIsReadBackWithTheNextOne(Shop shop) {
        String vehicle = shop.vehicle(shop.customer("王先生"));
        shop.get(RecordMaintenance.class).run(new RecordMaintenance.In(vehicle, LocalDate.of(2026, 11, 10), Optional.of(20000), LocalDate.of(2027, 2, 10), Optional.of(25000)), shop.step("AP-1"));
        var read = shop.get(ReadVehicle.class).run(new ReadVehicle.In(Optional.of(vehicle), Optional.of(Instant.parse("2020-01-01T02:00:00Z"))), shop.step("AP-1"));
        assertThat(read.lastMaintenanceOn()).contains(LocalDate.of(2026, 11, 10));
        assertThat(read.lastKm()).contains(20000);
        assertThat(read.deliveredOn()).as("the file has none").contains(LocalDate.of(2020, 1, 1));
        var kept = shop.get(Vehicles.class).get(vehicle);
        assertThat(kept.nextMaintenanceOn()).contains(LocalDate.of(2027, 2, 10));
        assertThat(kept.nextMaintenanceKm()).contains(25000);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void ofNoVehicleNothingIsKnown(Shop shop) {
        var read = shop.get(ReadVehicle.class).run(new ReadVehicle.In(Optional.empty(), Optional.empty()), shop.step("AP-1"));
        assertThat(read).isEqualTo(new ReadVehicle.Out(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
