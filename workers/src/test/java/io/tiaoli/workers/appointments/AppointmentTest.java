package io.tiaoli.workers.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Refused;

class AppointmentTest {

    static String confirmed(Shop shop, String local) {
        String caseNo = Shop.unique("YY");
        FindSlotTest.find(shop, caseNo, local, 90, null);
        shop.submit(caseNo, "booking", "{'items':['20 000 公里保养','四轮换位'],'symptoms':'前部异响','mileageKm':19800,'bring':['行驶证','保养手册']}");
        shop.get(ConfirmAppointment.class).run(new ConfirmAppointment.In("booking", true), shop.step(caseNo));
        return caseNo;
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whatWasAgreedIsKeptWithTheSlot(Shop shop) {
        FindSlotTest.opened(shop);
        var appointment = shop.get(Appointments.class).find(confirmed(shop, "2026-11-22T13:00")).orElseThrow();
        assertThat(appointment.state()).isEqualTo(AppointmentState.CONFIRMED);
        assertThat(appointment.items()).contains("20 000 公里保养、四轮换位");
        assertThat(appointment.symptoms()).contains("前部异响");
        assertThat(appointment.mileageKm()).contains(19800);
        assertThat(appointment.earlyEnough()).isTrue();
        assertThat(shop.get(AppointmentFacts.class).of(appointment.appointmentNo())).containsEntry("bookedItems", "20 000 公里保养、四轮换位").containsEntry("thingsToBring", "行驶证、保养手册");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aBookingWithoutASlotOrWithAWrongMileageIsRefused(Shop shop) {
        FindSlotTest.opened(shop);
        var confirm = shop.get(ConfirmAppointment.class);
        String caseNo = Shop.unique("YY");
        shop.submit(caseNo, "booking", "{}");
        assertThatThrownBy(() -> confirm.run(new ConfirmAppointment.In("booking", true), shop.step(caseNo)))
                .isInstanceOf(Refused.class).hasMessageContaining("还没有占用预约时段");
        shop.submit(caseNo, "booking", "{'mileageKm':-5}");
        assertThatThrownBy(() -> confirm.run(new ConfirmAppointment.In("booking", true), shop.step(caseNo)))
                .isInstanceOf(Refused.class).hasMessageContaining("「-5」");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theBoardShowsWhoComesOnTheNextDays(Shop shop) {
        FindSlotTest.opened(shop);
        String tomorrow = confirmed(shop, "2026-11-22T13:00");
        String earlier = confirmed(shop, "2026-11-22T09:00");
        String cancelled = confirmed(shop, "2026-11-22T10:00");
        confirmed(shop, "2026-11-25T09:00");
        shop.get(CloseAppointment.class).run(new CloseAppointment.In(AppointmentOutcome.CANCELLED), shop.step(cancelled));
        var board = shop.get(AppointmentBoard.class).days(LocalDate.of(2026, 11, 22), 2);
        assertThat(board).extracting(AppointmentBoard.Entry::appointmentNo).containsExactly(earlier, tomorrow);
        assertThat(board.get(1)).satisfies(entry -> {
            assertThat(entry.slotAt()).isEqualTo(Shop.moment("2026-11-22T13:00"));
            assertThat(entry.customerName()).isEqualTo("王先生");
            assertThat(entry.bayName()).contains("1号工位");
            assertThat(entry.advisorName()).startsWith("顾问");
            assertThat(entry.items()).contains("20 000 公里保养、四轮换位");
        });
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void everyOutcomeIsKept(Shop shop) {
        FindSlotTest.opened(shop);
        var close = shop.get(CloseAppointment.class);
        for (var outcome : AppointmentOutcome.values()) {
            String caseNo = confirmed(shop, "2026-11-2%dT09:00".formatted(2 + outcome.ordinal()));
            assertThat(close.run(new CloseAppointment.In(outcome), shop.step(caseNo)).appointmentOutcome()).isEqualTo(outcome);
            assertThat(shop.get(Appointments.class).find(caseNo).orElseThrow().state()).isEqualTo(switch (outcome) {
                case BOOKED -> AppointmentState.CONFIRMED;
                case ARRIVED -> AppointmentState.ARRIVED;
                case NO_SHOW -> AppointmentState.NO_SHOW;
                default -> AppointmentState.CANCELLED;
            });
        }
        assertThat(close.run(new CloseAppointment.In(AppointmentOutcome.REFUSED), shop.step(Shop.unique("YY"))).appointmentOutcome())
                .as("refused before any slot was looked for").isEqualTo(AppointmentOutcome.REFUSED);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void messagesCanNameTheSlot(Shop shop) {
        FindSlotTest.opened(shop);
        String caseNo = confirmed(shop, "2026-11-22T13:00");
        var facts = shop.get(AppointmentFacts.class);
        assertThat(facts.of(caseNo)).containsEntry("slotAt", "11月22日 13:00").containsEntry("symptoms", "前部异响").containsEntry("bay", "1号工位")
                .containsEntry("appointmentNo", caseNo).containsEntry("slotMinutes", "90");
        assertThat(facts.of("no-case")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theNextWalkInGoesToTheAdvisorWhoWaitedLongest(Shop shop) {
        FindSlotTest.opened(shop);
        var advisors = shop.get(Advisors.class);
        assertThat(advisors.next().map(Advisor::userId)).contains("anna");
        advisors.assigned("anna", shop.step("x").now());
        assertThat(advisors.next().map(Advisor::userId)).contains("bing");
        advisors.assigned("bing", shop.step("x").now().plusSeconds(60));
        assertThat(advisors.next().map(Advisor::userId)).contains("anna");
        shop.staffed(java.util.List.of(), java.util.List.of());
        assertThat(advisors.next()).isEqualTo(Optional.empty());
    }
}
