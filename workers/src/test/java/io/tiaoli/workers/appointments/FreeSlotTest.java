package io.tiaoli.workers.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;

class FreeSlotTest {

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theSlotOfACustomerWhoIsHereIsGivenBack(Shop shop) {
        String booking = Shop.unique("YY");
        String customer = shop.customer("王先生");
        shop.jdbc().sql("delete from appointment").update();
        shop.staffed(List.of("1"), List.of("anna"));
        shop.inTransaction(() -> shop.get(FindSlot.class).run(new FindSlot.In(customer, shop.vehicle(customer), Shop.moment("2026-11-22T13:00"), 90,
                Optional.empty(), Optional.empty()), shop.step(booking)));
        shop.jdbc().sql("update appointment set state = 'ARRIVED' where appointment_no = ?").param(booking).update();

        var worker = shop.get(FreeSlot.class);
        worker.run(new FreeSlot.In(Optional.empty()), shop.step(Shop.unique("RO")));
        assertThat(shop.get(Appointments.class).find(booking).orElseThrow().state()).isEqualTo(AppointmentState.ARRIVED);
        worker.run(new FreeSlot.In(Optional.of(booking)), shop.step(Shop.unique("RO")));
        assertThat(shop.get(Appointments.class).find(booking).orElseThrow().state()).isEqualTo(AppointmentState.RELEASED);
    }
}
