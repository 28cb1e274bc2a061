package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Vehicles;

@FlowTest
class DoorToDoorServiceTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final LocalDate FRIDAY = MONDAY.plusDays(4);

    @Autowired Shop shop;
    @Autowired HomeTeam team;
    @Autowired RuntimeService runtime;
    @Autowired Vehicles vehicles;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void open() {
        team.open();
    }

    @Test
    @DisplayName("door-to-door-service fact 1: twenty registered cars give twenty checks")
    void twentyCars() {
        team.groupTrip(20).agreed(FRIDAY, 20).confirmed();
        assertThat(team.announcements()).hasSize(20);
        team.prepared();
        assertThat(shop.tasks("check-car")).hasSize(20).extracting(team::plate).containsExactlyInAnyOrderElementsOf(team.plates);
    }

    @Test
    @DisplayName("door-to-door-service fact 2: a maintenance at home without booking is no trip")
    void withoutBooking() {
        var trip = team.homeTrip("DISTANCE").trip;
        shop.complete("talk-with-customer", "booking", Map.of("bookingWanted", "NO"));
        shop.complete("record-refusal", "refusal", Map.of("reason", "NOT_INTERESTED"));
        assertThat(trip).isEnded().hasPassed("trip-called-off").hasNotPassed("prepare");
    }

    @Test
    @DisplayName("door-to-door-service fact 3: oil that is not on the list, or not loaded, blocks the departure")
    void oilForgotten() {
        var trip = team.homeTrip("DISTANCE").booked().trip;
        team.load(Map.of("工具", true, "检查表", true, "机油滤清器", true, "放油口垫片", true));
        assertThat(shop.task("prepare-team").getDescription()).contains("物料表里没有：机油");
        team.load(Map.of("机油", false, "工具", true, "检查表", true, "机油滤清器", true, "放油口垫片", true));
        assertThat(shop.task("prepare-team").getDescription()).contains("还没有装车：机油");
        assertThat(trip).hasNotPassed("check-cars");
        team.prepared();
        assertThat(shop.hasTask("check-car")).isTrue();
    }

    @Test
    @DisplayName("door-to-door-service fact 4: a finding brings an offer task for the service advisor; accepted, one appointment is requested")
    void findings() {
        var trip = team.groupTrip(5).agreed(FRIDAY, 3).confirmed().prepared().trip;
        team.check(0, Map.of("attended", true, "checks", List.of("制动"), "finding", "前刹车片剩 2 毫米"));
        team.check(1, Map.of("attended", true, "checks", List.of("制动"), "finding", "轮胎老化"));
        team.check(2, Map.of("attended", true, "checks", List.of("制动", "灯光")));
        assertThat(shop.tasks("offer-workshop")).hasSize(2).allSatisfy(offer -> assertThat(shop.groups(offer)).containsExactly("service-advisor"));
        assertThat(team.offer(0).getDescription()).contains(team.plates.get(0), "前刹车片剩 2 毫米");
        shop.submit(team.offer(1), "workshopOffer", Map.of("answer", "NO"));
        shop.submit(team.offer(0), "workshopOffer", Map.of("answer", "YES"));
        assertThat(team.told("appointment-requested")).singleElement().satisfies(told -> assertThat(told)
                .containsEntry("vehicleId", vehicles.withPlate(team.plates.get(0)).orElseThrow().id()).containsEntry("symptoms", "前刹车片剩 2 毫米"));
        assertThat(trip).isWaitingAt("write-report");
    }

    @Test
    @DisplayName("door-to-door-service fact 5: a group check that was not announced cannot begin; it is announced three days ahead at least")
    void notAnnounced() {
        var trip = team.groupTrip(6).trip;
        assertThat(trip).isWaitingAt("agree-with-owner").hasNotPassed("check-cars");
        assertThatThrownBy(() -> team.agreed(MONDAY.plusDays(2), 6)).hasMessageContaining("三天以后");
        assertThat(shop.variable(trip, "announcedAt")).isNull();
        team.agreed(MONDAY.plusDays(3), 6);
        assertThat(shop.variable(trip, "announcedAt")).isEqualTo(Shop.date(Shop.OPENING));
        assertThat(trip).isWaitingAt("confirm-due");
    }

    @Test
    @DisplayName("door-to-door-service facts 6 and 8: after a group check there is a report task and no payment; files, check sheets and report are made")
    void reported() {
        var trip = team.groupTrip(5).agreed(FRIDAY, 3).confirmed().prepared().trip;
        team.check(0, Map.of("attended", true, "checks", List.of("制动")));
        team.check(1, Map.of("attended", false));
        team.check(2, Map.of("attended", true, "checks", List.of("灯光")));
        assertThat(shop.groups(shop.task("write-report"))).containsExactly("marketing");
        shop.complete("write-report", "tripReport", Map.of("summary", "来了两位，反应好"));
        assertThat(trip).isEnded().hasPassed("trip-done");
        assertThat(jdbc.sql("select count(*) from payment where case_no = ?").param(team.caseNo()).query(Integer.class).single()).isZero();
        assertThat(team.told("consultation-closed")).as("a file for each car that came").hasSize(2);
        assertThat(team.pdf("door-to-door-service-report")).contains("集中预检", "滨江花园", "来了两位，反应好", team.plates.get(1), "没有来");
        assertThat(team.pdf("door-to-door-service-sheets")).contains(team.plates.get(0), "制动", team.plates.get(2), "灯光");
    }

    @Test
    @DisplayName("door-to-door-service fact 7: a maintenance at home is not announced; the booking returns its number, and no repair order begins")
    void atHome() {
        var trip = team.homeTrip("DISTANCE").trip;
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("service-appointment").count()).isEqualTo(1);
        team.booked();
        assertThat(trip).isWaitingAt("prepare-team").hasNotPassed("announce");
        assertThat(shop.variable(trip, "appointmentNo")).asString().startsWith("AP-");
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("vehicle-repair").count()).isZero();
        team.prepared();
        shop.complete("check-car", "carCheck", Map.of("attended", true, "checks", List.of("油液"), "workDone", "换机油机滤", "mileageKm", 30_000, "amountYuan", 283));
        shop.complete("request-payment", "paymentRequest", Map.of("action", "COLLECT", "method", "CARD"));
        shop.complete("confirm-receipt", "receipt", Map.of("result", "FULL", "amountReceivedYuan", 283));
        assertThat(List.of(team.filters("RESERVED"), team.filters("DRAWN"))).as("the filter of the booking").containsExactly(0, 1);
        var kept = vehicles.get(team.vehicle.id());
        assertThat(kept.lastMaintenanceKm()).contains(30_000);
        assertThat(kept.nextMaintenanceKm()).contains(35_000);
        assertThat(team.told("maintenance-recorded")).hasSize(1);
        assertThat(shop.groups(shop.task("write-report"))).containsExactly("service-advisor");
    }

    @Test
    @DisplayName("door-to-door-service: fewer than five cars are not worth a trip; a near customer is asked to the workshop")
    void notEligible() {
        var few = team.groupTrip(4).trip;
        assertThat(few).isEnded().hasPassed("trip-not-planned");
        var near = team.homeTrip("PRICE").trip;
        assertThat(near).isEnded().hasPassed("sent-to-workshop");
        assertThat(team.told("appointment-requested")).hasSize(1);
    }

    @Test
    @DisplayName("door-to-door-service: rain moves the check to another day, and the owners hear of it")
    void rain() {
        team.groupTrip(5).agreed(FRIDAY, 2);
        shop.advanceTo(FRIDAY.minusDays(1).atTime(9, 0));
        shop.complete("call-customer", "visitConfirm", Map.of("result", "REACHED", "decision", "NEW_DATE"));
        assertThat(shop.shown("agree-with-owner", "groupPlan")).containsEntry("agreed", "YES");
        var again = new HashMap<>(shop.shown("agree-with-owner", "groupPlan"));
        again.put("visitOn", FRIDAY.plusDays(7).toString());
        shop.complete("agree-with-owner", "groupPlan", again);
        assertThat(team.announcements()).hasSize(4);
        assertThat(shop.texts(team.caseNo()).get(3).content()).contains("12月4日", "滨江花园");
    }

    @Test
    @DisplayName("door-to-door-service: rain on the day itself moves it too; nobody reached for the confirmation, the team goes as planned")
    void rainOnTheDay() {
        var trip = team.groupTrip(5).agreed(FRIDAY, 2).trip;
        shop.advanceTo(FRIDAY.minusDays(1).atTime(9, 0));
        shop.complete("call-customer", "visitConfirm", Map.of("result", "NO_ANSWER"));
        shop.advanceTo(FRIDAY.minusDays(1).atTime(16, 0));
        shop.complete("call-customer", "visitConfirm", Map.of("result", "NO_ANSWER"));
        assertThatThrownBy(() -> shop.complete("prepare-team", "tripMaterials", Map.of("departure", "WORKSHOP"))).hasMessageContaining("请选「改日子」");
        shop.complete("prepare-team", "tripMaterials", Map.of("departure", "NEW_DATE"));
        assertThat(trip).isWaitingAt("agree-with-owner");
        shop.complete("agree-with-owner", "groupPlan", Map.of("agreed", "NO"));
        assertThat(trip).isEnded().hasPassed("trip-called-off");
    }

    @Test
    @DisplayName("door-to-door-service: the oil is not there: the customer is asked to the workshop, and the slot is free again")
    void oilMissing() {
        var trip = team.homeTrip("DISTANCE").booked().trip;
        shop.complete("prepare-team", "tripMaterials", Map.of("departure", "WORKSHOP"));
        assertThat(trip).isEnded().hasPassed("moved-to-workshop");
        assertThat(team.told("appointment-requested")).hasSize(1);
        assertThat(team.slotState()).isNotIn("CONFIRMED", "HELD");
    }

    @Test
    @DisplayName("door-to-door-service: a car registered twice or without a real plate is not taken; who has no mobile is not texted")
    void badRegistration() {
        team.groupTrip(5);
        var cars = new ArrayList<>(team.cars(2));
        cars.add(cars.get(0));
        shop.complete("agree-with-owner", "groupPlan", Map.of("agreed", "YES", "visitOn", FRIDAY.toString(), "cars", cars));
        assertThat(shop.task("agree-with-owner").getDescription()).contains("登记了两次");
        shop.complete("agree-with-owner", "groupPlan", Map.of("agreed", "YES", "visitOn", FRIDAY.toString(),
                "cars", List.of(Map.of("plateNo", shop.vehicle(shop.newCustomer("赵敏")).plateNo(), "ownerName", "赵敏"), Map.of("plateNo", "京R" + team.plates.get(0).substring(2), "ownerName", "钱进"))));
        assertThat(team.announcements()).hasSize(1);
    }

    @Test
    @DisplayName("door-to-door-service: without a plate the customer of a trip home is not known")
    void withoutPlate() {
        assertThatThrownBy(() -> shop.startByForm("door-to-door-service", "visitRequest", Map.of("mode", "HOME_MAINTENANCE", "customerName", "张伟", "phone", "13800001111")))
                .hasMessageContaining("「车牌号」必须填写");
    }

    @Test
    @DisplayName("door-to-door-service: a customer who is not at home pays nothing, no maintenance is noted, and the parts lie on the shelf again")
    void notAtHome() {
        team.homeTrip("DISTANCE").booked().prepared();
        shop.complete("check-car", "carCheck", Map.of("attended", false));
        assertThat(shop.hasTask("request-payment")).isFalse();
        assertThat(vehicles.get(team.vehicle.id()).lastMaintenanceOn()).isEmpty();
        assertThat(shop.hasTask("write-report")).isTrue();
        assertThat(List.of(team.filters("RESERVED"), team.filters("RELEASED"))).containsExactly(0, 1);
    }

    @Test
    @DisplayName("door-to-door-service: a cancelled trip gives its slot and its parts back")
    void cancelled() {
        var trip = team.homeTrip("DISTANCE").booked().trip;
        team.tell("case-cancelled", team.caseNo());
        assertThat(trip).isEnded();
        assertThat(team.slotState()).isNotIn("CONFIRMED", "HELD");
        assertThat(List.of(team.filters("RESERVED"), team.filters("RELEASED"))).containsExactly(0, 1);
    }
}
