package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.AppointmentState;
import io.tiaoli.workers.appointments.Appointments;
import io.tiaoli.workers.appointments.Bay;
import io.tiaoli.workers.appointments.Bays;

@FlowTest
class PeriodicMaintenanceReminderTest {

    static final String DUE = "periodic-maintenance-reminder-due.sms";
    static final String TIPS = "periodic-maintenance-reminder-tips.sms";
    static final LocalDate JAN_10 = LocalDate.of(2027, 1, 10);
    static final LocalDate APR_10 = LocalDate.of(2027, 4, 10);

    @Autowired Shop shop;
    @Autowired MaintenanceReminders cars;
    @Autowired Bays bays;
    @Autowired Advisors advisors;
    @Autowired Appointments appointments;

    MaintenanceReminders.Watched reminded() {
        var car = cars.periodic(JAN_10, Map.of("lastKm", 20_000));
        shop.advanceTo(APR_10.atTime(9, 30));
        return car;
    }

    List<Shop.Text> texts(MaintenanceReminders.Watched car, String wording) {
        return shop.texts(car.caseNo()).stream().filter(text -> text.wording().equals(wording)).toList();
    }

    @Test
    @DisplayName("periodic-maintenance-reminder: whoever agreed to care gets tips once a round, halfway; a due date that moves brings no second ones")
    void tips() {
        var car = cars.periodic(JAN_10, Map.of("lastKm", 20_000));
        shop.consents(car.customer(), "CARE");
        shop.advanceTo(APR_10.minusDays(45).atTime(8, 59));
        assertThat(texts(car, TIPS)).isEmpty();
        shop.advanceTo(APR_10.minusDays(45).atTime(9, 0));
        assertThat(texts(car, TIPS)).singleElement().satisfies(sms -> {
            assertThat(sms.state()).isEqualTo("SENT");
            assertThat(sms.content()).contains(car.vehicle().plateNo(), "胎压");
        });
        cars.tell("mileage-reported", car.vehicle().id(), Map.of("mileageKm", 20_500, "mileageOn", shop.now().toLocalDate().toString()));
        shop.advanceTo(APR_10.atTime(9, 30));
        assertThat(texts(car, TIPS)).hasSize(1);
        cars.call(car, Map.of("result", "REACHED", "bookingWanted", "NO", "refusalReason", "OTHER"));
        shop.advanceTo(APR_10.plusMonths(3).minusDays(45).atTime(9, 0));
        assertThat(texts(car, TIPS)).as("the next round").hasSize(2);
    }

    @Test
    @DisplayName("periodic-maintenance-reminder: no tips reach an owner who did not agree to care, and the reminders come all the same")
    void noTipsWithoutConsent() {
        var car = cars.periodic(JAN_10, Map.of("lastKm", 20_000));
        shop.advanceTo(APR_10.atTime(9, 0));
        assertThat(texts(car, TIPS)).noneMatch(sms -> sms.state().equals("SENT"));
        assertThat(texts(car, DUE)).singleElement().satisfies(sms -> assertThat(sms.state()).isEqualTo("SENT"));
    }

    @Test
    @DisplayName("periodic-maintenance-reminder fact 1: last maintenance 10 Jan: SMS fourteen days before, call on 10 Apr outside 12:00-14:30")
    void theCallIsDueAfterThreeMonths() {
        var car = cars.periodic(JAN_10, Map.of("lastKm", 20_000));
        assertThat(cars.due(car)).isEqualTo("2027-04-10");
        shop.advanceTo(APR_10.minusDays(14).atTime(8, 59));
        assertThat(texts(car, DUE)).isEmpty();
        shop.advanceTo(APR_10.minusDays(14).atTime(9, 0));
        assertThat(texts(car, DUE)).singleElement().satisfies(sms -> {
            assertThat(sms.state()).isEqualTo("SENT");
            assertThat(sms.content()).contains("4月10日", "25000", car.vehicle().plateNo());
        });
        shop.advanceTo(APR_10.atTime(8, 59));
        assertThat(cars.called(car)).isFalse();
        shop.advanceTo(APR_10.atTime(9, 0));
        assertThat(shop.groups(cars.tasks(car, "call-customer").get(0))).containsExactly("customer-service");
    }

    @Test
    @DisplayName("periodic-maintenance-reminder fact 2: 5 000 km reached on 1 March make it due on 1 March")
    void kilometresComeFirst() {
        var car = cars.periodic(JAN_10, Map.of("lastKm", 20_000));
        shop.advanceTo(LocalDate.of(2027, 3, 1).atTime(10, 0));
        cars.tell("mileage-reported", car.vehicle().id(), Map.of("mileageKm", 25_000, "mileageOn", "2027-03-01"));
        assertThat(cars.due(car)).isEqualTo("2027-03-01");
        assertThat(cars.called(car)).isTrue();
    }

    @Test
    @DisplayName("periodic-maintenance-reminder: a due date that moves brings no second SMS in the same round")
    void oneMessageARound() {
        var car = cars.periodic(JAN_10, Map.of("lastKm", 20_000));
        shop.advanceTo(APR_10.minusDays(10).atTime(10, 0));
        cars.tell("mileage-reported", car.vehicle().id(), Map.of("mileageKm", 22_000, "mileageOn", APR_10.minusDays(10).toString()));
        assertThat(texts(car, DUE)).hasSize(1);
        shop.advanceTo(APR_10.atTime(9, 30));
        assertThat(texts(car, DUE)).hasSize(1);
        assertThat(cars.called(car)).isTrue();
    }

    @Test
    @DisplayName("periodic-maintenance-reminder facts 3 and 7: no visit at all: every three months a round, and customer-lapsed once, on 10 Jan of the next year")
    void aYearWithoutVisit() {
        var car = cars.periodic(JAN_10, Map.of("lastKm", 20_000));
        int calls = 0;
        for (LocalDate day = JAN_10.plusDays(1); day.isBefore(JAN_10.plusYears(1)); day = day.plusDays(1)) {
            shop.advanceTo(day.atTime(18, 0));
            if (!cars.called(car)) continue;
            calls++;
            cars.call(car, Map.of("result", "REACHED", "bookingWanted", "NO", "refusalReason", "OTHER"));
        }
        assertThat(calls).isEqualTo(3);
        assertThat(cars.toldBy(car, "customer-lapsed")).isEmpty();
        shop.advanceTo(JAN_10.plusYears(1).atTime(0, 0));
        assertThat(cars.toldBy(car, "customer-lapsed")).singleElement().satisfies(lapsed -> {
            assertThat(lapsed.key()).isEqualTo(car.vehicle().id());
            assertThat(cars.payload(lapsed)).containsEntry("lastVisitAt", "2027-01-10").containsEntry("customerId", car.customer().id());
            assertThat(cars.payload(lapsed).get("approachPlannedAt").toString()).as("from when on the owner is to be asked").startsWith("2028-01-10T00:00");
        });
        assertThat(cars.running(car)).isFalse();
    }

    @Test
    @DisplayName("periodic-maintenance-reminder fact 4: done elsewhere asks for the date, and the next round counts from there")
    void doneElsewhere() {
        var car = reminded();
        cars.call(car, Map.of("result", "REFUSED", "refusalReason", "ALREADY_DONE"));
        cars.complete(car, "record-other-shop", "elsewhere", Map.of("doneOn", "2027-04-02", "doneKm", 24_000, "place", "家门口的店"));
        assertThat(cars.due(car)).isEqualTo("2027-07-02");
        assertThat(cars.variable(car, "lastVisitOn")).isEqualTo("2027-01-10");
    }

    @Test
    @DisplayName("periodic-maintenance-reminder fact 5: a visit on 5 Apr cancels the call of 10 Apr")
    void aVisitEndsIt() {
        var car = cars.periodic(JAN_10, Map.of("lastKm", 20_000));
        shop.advanceTo(LocalDate.of(2027, 4, 5).atTime(10, 0));
        cars.drivesIn(car);
        assertThat(cars.running(car)).isFalse();
        shop.advanceTo(APR_10.atTime(15, 0));
        assertThat(cars.called(car)).isFalse();
    }

    @Test
    @DisplayName("periodic-maintenance-reminder fact 6: no answer twice brings the customer specialist")
    void theSpecialistFollowsUp() {
        var car = reminded();
        cars.call(car, Map.of("result", "NO_ANSWER"));
        shop.advance(Duration.ofHours(6));
        cars.call(car, Map.of("result", "NO_ANSWER"));
        assertThat(shop.groups(cars.tasks(car, "follow-up-customer").get(0))).containsExactly("customer-specialist");
        cars.complete(car, "follow-up-customer", "specialistContact", Map.of("result", "CLOSED", "notes", "无人接听"));
        assertThat(cars.running(car)).isTrue();
    }

    @Test
    @DisplayName("periodic-maintenance-reminder: who agrees is booked in the same talk; who then drives in is not lost to the booking")
    void anAgreedVisit() {
        var car = reminded();
        cars.call(car, Map.of("result", "REACHED", "bookingWanted", "YES", "mileageKm", 23_000));
        assertThat(shop.variable(cars.booking(car), "reason")).isEqualTo("PERIODIC");
        cars.drivesIn(car);
        assertThat(cars.running(car)).as("the booking decides").isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"case-cancelled", "owner-left"})
    @DisplayName("periodic-maintenance-reminder: a case that ends early cancels the appointment that was made in it, which gives back its slot")
    void cancelledWithItsAppointment(String event) {
        bays.put(new Bay("3", "3号工位", true));
        advisors.put(new Advisor("service-advisor-1", "李敏", true));
        var car = reminded();
        cars.call(car, Map.of("result", "REACHED", "bookingWanted", "YES", "mileageKm", 23_000));
        String booked = cars.booking(car).getBusinessKey();
        shop.complete("talk-with-customer", "booking", Map.of("bookingWanted", "YES", "visit", "MAINTENANCE", "items", "保养", "mileageKm", 23_000, "wantedAt", Shop.iso(shop.now().plusDays(2).withHour(10))));
        shop.complete("recap-booking", "recap", Map.of("result", "CONFIRMED"));
        assertThat(appointments.find(booked).orElseThrow().state()).isEqualTo(AppointmentState.CONFIRMED);
        cars.tell(event, event.equals("owner-left") ? car.vehicle().id() : car.caseNo(), Map.of("ownerLeft", "SOLD"));
        assertThat(cars.running(car)).isFalse();
        assertThat(cars.booking(car)).isNull();
        assertThat(appointments.find(booked).orElseThrow().state()).isEqualTo(AppointmentState.CANCELLED);
    }

    @Test
    @DisplayName("periodic-maintenance-reminder: a newly recorded maintenance replaces the due date of the running case")
    void aNewMaintenanceReplacesTheDate() {
        var car = cars.periodic(JAN_10, Map.of("lastKm", 20_000));
        shop.advanceTo(LocalDate.of(2027, 2, 1).atTime(10, 0));
        cars.tell("maintenance-recorded", car.vehicle().id(), Map.of("customerId", car.customer().id(), "vehicleId", car.vehicle().id(), "lastMaintenanceOn", "2027-02-01", "lastKm", 22_000));
        assertThat(cars.running(car)).isTrue();
        assertThat(cars.due(car)).isEqualTo("2027-05-01");
    }

    @Test
    @DisplayName("periodic-maintenance-reminder: nobody is reminded of a date that is long over; the next round comes in its time")
    void noReminderOfThePast() {
        shop.at(LocalDate.of(2027, 4, 20).atTime(10, 0));
        var car = cars.periodic(LocalDate.of(2027, 4, 20), Map.of("lastMaintenanceOn", "2027-01-01", "lastVisitOn", "2027-01-01"));
        assertThat(cars.due(car)).isEqualTo("2027-07-01");
        assertThat(cars.called(car)).isFalse();
        assertThat(texts(car, DUE)).isEmpty();
    }

    @Test
    @DisplayName("periodic-maintenance-reminder: a sold car is not reminded of")
    void aSoldCar() {
        var car = reminded();
        cars.tell("owner-left", car.vehicle().id(), Map.of("ownerLeft", "MOVED"));
        assertThat(cars.running(car)).isFalse();
        assertThat(cars.called(car)).isFalse();
    }
}
