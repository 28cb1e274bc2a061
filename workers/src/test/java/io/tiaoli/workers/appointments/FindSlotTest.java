package io.tiaoli.workers.appointments;

import static io.tiaoli.workers.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;

class FindSlotTest {

    static FindSlot.In wanted(Shop shop, String local, int minutes, String advisor) {
        String customer = shop.customer("王先生");
        return new FindSlot.In(customer, shop.vehicle(customer), Shop.moment(local), minutes, Optional.ofNullable(advisor), Optional.empty());
    }

    static FindSlot.Out find(Shop shop, String caseNo, String local, int minutes, String advisor) {
        return shop.inTransaction(() -> shop.get(FindSlot.class).run(wanted(shop, local, minutes, advisor), shop.step(caseNo)));
    }

    static FindSlot.Out find(Shop shop, String local) {
        return find(shop, Shop.unique("YY"), local, 90, null);
    }

    /** Two bays and two advisors, and no booking. */
    static void opened(Shop shop) {
        shop.jdbc().sql("delete from appointment").update();
        shop.staffed(List.of("1", "2"), List.of("anna", "bing"));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aFreeSlotIsTakenWithBayAndAdvisor(Shop shop) {
        opened(shop);
        String caseNo = Shop.unique("YY");
        var out = find(shop, caseNo, "2026-11-22T13:00", 90, null);
        assertThat(out).isEqualTo(new FindSlot.Out(true, Optional.of(Shop.moment("2026-11-22T13:00")), Optional.of("1"), Optional.of("anna"), "", 29 * 60));
        assertThat(shop.get(Appointments.class).find(caseNo).orElseThrow().state()).isEqualTo(AppointmentState.HELD);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theLeadTimeTellsWhetherABookingIsEarlyEnough(Shop shop) {
        opened(shop);
        assertThat(find(shop, "2026-11-21T10:30").leadMinutes()).isEqualTo(150);
        assertThat(find(shop, "2026-11-21T11:00").leadMinutes()).isEqualTo(180);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aThirdCustomerAtTheSameTimeIsOfferedTheNearestOtherTimes(Shop shop) {
        opened(shop);
        assertThat(find(shop, "2026-11-22T13:00").bayId()).contains("1");
        assertThat(find(shop, "2026-11-22T13:00")).extracting(FindSlot.Out::bayId, FindSlot.Out::advisorId).containsExactly(Optional.of("2"), Optional.of("bing"));
        var third = find(shop, "2026-11-22T13:00");
        assertThat(third.slotFree()).isFalse();
        assertThat(third.slotAt()).isEmpty();
        assertThat(third.alternatives()).isEqualTo("11月22日 11:30、11月22日 14:30、11月22日 11:00");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aSlotMustLieWithinTheOpeningHoursAndAhead(Shop shop) {
        opened(shop);
        assertThat(find(shop, "2026-11-22T16:30").slotFree()).isTrue();
        assertThat(find(shop, "2026-11-22T17:00")).extracting(FindSlot.Out::slotFree, FindSlot.Out::alternatives)
                .containsExactly(false, "11月22日 16:30、11月22日 16:00、11月22日 15:30");
        assertThat(find(shop, "2026-11-22T07:30").slotFree()).isFalse();
        shop.at("2026-11-22T15:00");
        var past = find(shop, "2026-11-22T14:00");
        assertThat(past.slotFree()).isFalse();
        assertThat(past.alternatives()).startsWith("11月22日 15:00");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theAdvisorWhomTheCustomerWantsIsTakenOrTheTimeIsNotFree(Shop shop) {
        opened(shop);
        assertThat(find(shop, Shop.unique("YY"), "2026-11-22T13:00", 90, "bing").advisorId()).contains("bing");
        assertThat(find(shop, Shop.unique("YY"), "2026-11-22T13:00", 90, "bing").slotFree()).isFalse();
        assertThat(find(shop, Shop.unique("YY"), "2026-11-22T13:30", 90, "bing").slotFree()).as("half an hour later she is free").isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void anotherDateGivesTheOldSlotUpAndAReleasedSlotIsFree(Shop shop) {
        opened(shop);
        String moved = Shop.unique("YY");
        String released = Shop.unique("YY");
        find(shop, moved, "2026-11-22T13:00", 90, null);
        find(shop, released, "2026-11-22T13:00", 90, null);
        assertThat(find(shop, moved, "2026-11-22T13:30", 90, null).slotFree()).as("its own slot is not in its way").isTrue();
        assertThat(find(shop, "2026-11-22T13:00").slotFree()).isFalse();
        shop.get(ReleaseSlot.class).run(NOTHING, shop.step(released));
        assertThat(shop.get(Appointments.class).find(released).orElseThrow().state()).isEqualTo(AppointmentState.RELEASED);
        assertThat(find(shop, "2026-11-22T13:00").slotFree()).isTrue();
        assertThat(find(shop, released, "2026-11-23T13:00", 90, null).slotFree()).isTrue();
        assertThat(shop.get(Appointments.class).find(released).orElseThrow().state()).isEqualTo(AppointmentState.HELD);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aServiceAtTheCustomersPlaceNeedsNoBay(Shop shop) {
        opened(shop);
        shop.staffed(List.of(), List.of("anna"));
        String customer = shop.customer("王先生");
        var in = new FindSlot.In(customer, shop.vehicle(customer), Shop.moment("2026-11-22T13:00"), 90, Optional.empty(), Optional.of(Place.CUSTOMER_SITE));
        var out = shop.inTransaction(() -> shop.get(FindSlot.class).run(in, shop.step(Shop.unique("YY"))));
        assertThat(out).extracting(FindSlot.Out::slotFree, FindSlot.Out::bayId, FindSlot.Out::advisorId).containsExactly(true, Optional.empty(), Optional.of("anna"));
        assertThat(find(shop, "2026-11-23T13:00").slotFree()).as("no bay, no visit").isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aVisitOfNoLengthIsAnError(Shop shop) {
        opened(shop);
        assertThatThrownBy(() -> find(shop, Shop.unique("YY"), "2026-11-22T13:00", 0, null)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("「0」");
    }

    @Test
    @EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
    void ofTwentyCustomersAtTheSameMomentAsManyGetTheTimeAsThereAreBays() throws Exception {
        var shop = Shop.onOne();
        shop.jdbc().sql("delete from appointment").update();
        shop.staffed(List.of("1", "2", "3"), IntStream.range(0, 20).mapToObj(i -> "advisor-" + i).toList());
        var together = new CyclicBarrier(20);
        var threads = Executors.newFixedThreadPool(20);
        int taken = 0;
        try {
            List<Future<FindSlot.Out>> outcomes = IntStream.range(0, 20).mapToObj(i -> threads.submit(() -> {
                var in = wanted(shop, "2026-11-24T10:00", 60, null);
                together.await();
                return shop.inTransaction(() -> shop.get(FindSlot.class).run(in, shop.step(Shop.unique("YY"))));
            })).toList();
            for (var outcome : outcomes) taken += outcome.get().slotFree() ? 1 : 0;
        } finally {
            threads.shutdownNow();
        }
        assertThat(taken).isEqualTo(3);
        assertThat(shop.jdbc().sql("select bay_id from appointment order by bay_id").query(String.class).list()).containsExactly("1", "2", "3");
        assertThat(shop.jdbc().sql("select count(distinct advisor) from appointment").query(Integer.class).single()).isEqualTo(3);
    }
}
