package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.wording.CaseFacts;

@FlowTest
class FirstMaintenanceReminderTest {

    static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    @Autowired Shop shop;
    @Autowired MaintenanceReminders cars;
    @Autowired Vehicles vehicles;
    @Autowired CaseFacts facts;
    @Autowired RuntimeService runtime;

    /** The owner of this car has a call task. */
    MaintenanceReminders.Watched reminded() {
        var car = cars.first(NEW_YEAR, Map.of("photoId", "P-1"));
        shop.advanceTo(NEW_YEAR.plusMonths(3).minusDays(14).atTime(9, 30));
        return car;
    }

    void closed(MaintenanceReminders.Watched car, String visitKind) {
        cars.tell("service-closed", "RO-" + UUID.randomUUID().toString().substring(0, 8), Map.of("customerId", car.customer().id(), "orderNo", "RO-" + UUID.randomUUID().toString().substring(0, 8),
                "vehicleId", car.vehicle().id(), "visitKind", visitKind, "mileageKm", 4_800, "closedAt", Shop.date(shop.now())));
    }

    @Test
    @DisplayName("first-maintenance-reminder fact 1: delivered 1 Jan with 60 km a day, 5 000 km are reached after 84 days, on 26 March, before the three months")
    void kilometresComeFirst() {
        var car = cars.first(NEW_YEAR, Map.of("avgKmPerDay", "60"));
        assertThat(cars.due(car)).isEqualTo("2027-03-26");
        assertThat(cars.variable(car, "dueReason")).isEqualTo("KM");
        assertThat(vehicles.get(car.vehicle().id()).nextMaintenanceOn()).contains(LocalDate.of(2027, 3, 26));
    }

    @Test
    @DisplayName("first-maintenance-reminder fact 2: with 20 km a day it is due on 1 April")
    void timeComesFirst() {
        var car = cars.first(NEW_YEAR, Map.of("avgKmPerDay", "20"));
        assertThat(cars.due(car)).isEqualTo("2027-04-01");
        assertThat(cars.variable(car, "dueReason")).isEqualTo("TIME");
    }

    @Test
    @DisplayName("first-maintenance-reminder: a car whose file has no delivery is watched from the delivery that was told; the file goes first where it has one")
    void theFileHasNoDelivery() {
        assertThat(cars.due(cars.first(NEW_YEAR, Optional.empty(), Map.of("avgKmPerDay", "20")))).isEqualTo("2027-04-01");
        assertThat(cars.due(cars.first(NEW_YEAR, Optional.of(NEW_YEAR.plusMonths(1)), Map.of("avgKmPerDay", "20")))).isEqualTo("2027-05-01");
    }

    @Test
    @DisplayName("first-maintenance-reminder fact 3: 5 100 km reported on 1 February make it due that day, and booking starts at once")
    void aReportedMileageBringsItForward() {
        var car = cars.first(NEW_YEAR, Map.of());
        shop.advanceTo(LocalDate.of(2027, 2, 1).atTime(10, 0));
        assertThat(cars.called(car)).isFalse();
        cars.tell("mileage-reported", car.vehicle().id(), Map.of("mileageKm", 5_100, "mileageOn", "2027-02-01"));
        assertThat(cars.due(car)).isEqualTo("2027-02-01");
        assertThat(cars.called(car)).isTrue();
        cars.call(car, Map.of("result", "REACHED", "bookingWanted", "YES"));
        assertThat(shop.variable(cars.booking(car), "reason")).isEqualTo("FIRST_MAINT");
        assertThat(shop.task("talk-with-customer").getAssignee()).as("whoever is on the phone goes on").isEqualTo("service-advisor-1");
        assertThat(shop.groups(shop.task("talk-with-customer"))).containsExactly("service-advisor");
    }

    @Test
    @DisplayName("first-maintenance-reminder: a mileage in the vehicle's file is read every 30 days")
    void theFileIsReadEvery30Days() {
        var car = cars.first(NEW_YEAR, Map.of());
        vehicles.describe(car.vehicle().id(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(3_000));
        shop.advanceTo(NEW_YEAR.plusDays(30).atTime(10, 0));
        assertThat(cars.due(car)).isEqualTo(NEW_YEAR.plusDays(30 + 20).toString());
    }

    @Test
    @DisplayName("first-maintenance-reminder fact 4: the maintenance is free for the owner, and script and text say so")
    void itIsFree() {
        var car = reminded();
        assertThat(cars.variable(car, "freeOfCharge")).isEqualTo(true);
        assertThat(facts.of(car.caseNo(), facts.known().keySet())).containsEntry("maintenanceDueOn", "4月1日").containsEntry("maintenanceDueKm", "5000");
    }

    @Test
    @DisplayName("first-maintenance-reminder facts 5 and 8: who drives in without a booking is not called any more; with a photo the framed-photo task is made")
    void theOwnerDrivesIn() {
        var car = reminded();
        assertThat(cars.called(car)).isTrue();
        assertThat(cars.tasks(car, "make-framed-photo")).isEmpty();
        cars.drivesIn(car);
        assertThat(cars.called(car)).isFalse();
        assertThat(shop.groups(cars.tasks(car, "make-framed-photo").get(0))).containsExactly("customer-service");
        cars.complete(car, "make-framed-photo", "framedPhoto", Map.of("handedOver", true));
        cars.complete(car, "show-workshop", "workshopTour", Map.of("shown", List.of("WORKSHOP", "FLOW")));
        cars.complete(car, "explain-work", "workExplained", Map.of("explained", "换了机油机滤，胎压补到2.4"));
        assertThat(cars.running(car)).isTrue();
        closed(car, "MAINTENANCE");
        assertThat(cars.running(car)).isFalse();
        assertThat(vehicles.get(car.vehicle().id()).lastMaintenanceKm()).contains(4_800);
        assertThat(cars.toldBy(car, "maintenance-recorded")).singleElement().satisfies(e -> assertThat(cars.payload(e)).containsEntry("lastMaintenanceOn", shop.now().toLocalDate().toString()));
    }

    @Test
    @DisplayName("first-maintenance-reminder: without a photo there is no framed-photo task; a visit without maintenance leaves the reminder running")
    void aVisitForSomethingElse() {
        var car = cars.first(NEW_YEAR, Map.of());
        shop.advanceTo(NEW_YEAR.plusDays(20).atTime(10, 0));
        cars.drivesIn(car);
        assertThat(cars.tasks(car, "make-framed-photo")).isEmpty();
        closed(car, "REPAIR");
        cars.complete(car, "show-workshop", "workshopTour", Map.of("shown", List.of("WORKSHOP")));
        cars.complete(car, "explain-work", "workExplained", Map.of("explained", "补胎"));
        assertThat(cars.running(car)).isTrue();
        assertThat(cars.toldBy(car, "maintenance-recorded")).isEmpty();
    }

    @Test
    @DisplayName("first-maintenance-reminder fact 6: two unanswered calls bring the customer specialist")
    void theSpecialistFollowsUp() {
        var car = reminded();
        cars.call(car, Map.of("result", "NO_ANSWER"));
        shop.advance(Duration.ofHours(6));
        cars.call(car, Map.of("result", "NO_ANSWER"));
        assertThat(shop.groups(cars.tasks(car, "follow-up-customer").get(0))).containsExactly("customer-specialist");
        cars.complete(car, "follow-up-customer", "specialistContact", Map.of("result", "CLOSED", "notes", "无人接听"));
        shop.advanceTo(NEW_YEAR.plusMonths(3).plusDays(14).atTime(9, 30));
        assertThat(cars.called(car)).as("the second reminder").isTrue();
    }

    @Test
    @DisplayName("first-maintenance-reminder fact 7: who has booked himself is not called")
    void aBookingNeedsNoCall() {
        var car = cars.first(NEW_YEAR, Map.of());
        cars.tell("appointment-requested", car.vehicle().id(), Map.of("customerId", car.customer().id(), "vehicleId", car.vehicle().id(), "customerReached", true));
        shop.advanceTo(NEW_YEAR.plusMonths(3).minusDays(13).atTime(10, 0));
        assertThat(cars.called(car)).isFalse();
        assertThat(cars.running(car)).isTrue();
    }

    @Test
    @DisplayName("first-maintenance-reminder: done elsewhere is asked for, with the warranty note, and the periodic reminder counts from there")
    void doneElsewhere() {
        var car = reminded();
        cars.call(car, Map.of("result", "REACHED", "bookingWanted", "NO", "refusalReason", "ALREADY_DONE"));
        cars.complete(car, "record-elsewhere", "elsewhere", Map.of("doneOn", "2027-03-10", "doneKm", 4_500, "place", "老家的店", "warrantyTold", true));
        assertThat(cars.running(car)).isFalse();
        assertThat(cars.toldBy(car, "maintenance-recorded")).singleElement()
                .satisfies(e -> assertThat(cars.payload(e)).containsEntry("lastMaintenanceOn", "2027-03-10").containsEntry("lastKm", 4_500));
        assertThat(vehicles.get(car.vehicle().id())).extracting(Vehicle::lastMaintenanceOn).isEqualTo(Optional.of(LocalDate.of(2027, 3, 10)));
    }

    @Test
    @DisplayName("first-maintenance-reminder: who was unhappy last time is not sold anything, a complaint is raised")
    void theUnhappyOwner() {
        var car = reminded();
        cars.call(car, Map.of("result", "REFUSED", "refusalReason", "UNHAPPY_LAST_TIME"));
        assertThat(cars.toldBy(car, "complaint-raised")).hasSize(1);
        assertThat(cars.booking(car)).isNull();
    }

    @Test
    @DisplayName("first-maintenance-reminder fact 9: no visit after the second reminder: the periodic reminder runs with lastMaintenance = delivery date")
    void nobodyCame() {
        var car = reminded();
        cars.call(car, Map.of("result", "REACHED", "bookingWanted", "NO", "refusalReason", "OTHER"));
        shop.advanceTo(LocalDate.of(2027, 4, 15).atTime(9, 30));
        assertThat(runtime.getVariable(cars.tasks(car, "call-customer").get(0).getProcessInstanceId(), "callScriptKey")).isEqualTo("first-maintenance-reminder-overdue.call");
        cars.call(car, Map.of("result", "REACHED", "bookingWanted", "NO", "refusalReason", "OTHER"));
        assertThat(cars.running(car)).isFalse();
        assertThat(cars.toldBy(car, "maintenance-recorded")).singleElement().satisfies(e -> assertThat(cars.payload(e)).containsEntry("lastMaintenanceOn", "2027-01-01"));
    }

    @Test
    @DisplayName("first-maintenance-reminder: a sold car is not reminded of")
    void aSoldCar() {
        var car = reminded();
        cars.tell("owner-left", car.vehicle().id(), Map.of("ownerLeft", "SOLD"));
        assertThat(cars.running(car)).isFalse();
        assertThat(cars.called(car)).isFalse();
    }
}
