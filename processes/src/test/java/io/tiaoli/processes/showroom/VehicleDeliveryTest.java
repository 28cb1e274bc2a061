package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;

import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.delivery.Deliveries;

@FlowTest
class VehicleDeliveryTest {

    /** Friday 4 December 2026, ten o'clock: eleven days ahead. */
    static final LocalDateTime PLANNED = LocalDate.of(2026, 12, 4).atTime(10, 0);

    @Autowired Shop shop;
    @Autowired CarShop house;
    @Autowired DeliveryBay bay;
    @Autowired Deliveries deliveries;
    @Autowired ContactLog card;
    @Autowired TaskService tasks;

    @Test
    @DisplayName("vehicle-delivery fact 1: for the 20th at 10:00 the T-3 call is on the 17th and the T-1 call on the 19th")
    void callsBefore() {
        bay.ordered(PLANNED).papers();
        shop.advanceTo(PLANNED.minusDays(3).minusMinutes(1));
        assertThat(shop.hasTask("call-customer") || shop.hasTask("do-pdi")).isFalse();
        shop.advanceTo(PLANNED.minusDays(3));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("sales-consultant");
        assertThat(shop.task("do-pdi").getDueDate()).isEqualTo(date(PLANNED.minusDays(1)));
        bay.confirm().pdi();
        assertThat(shop.texts(bay.caseNo())).singleElement().satisfies(t -> assertThat(t.content()).contains("12月4日 10:00"));
        shop.advanceTo(PLANNED.minusDays(1).minusMinutes(1));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(PLANNED.minusDays(1));
        assertThat(shop.hasTask("call-customer")).isTrue();
        assertThat(shop.hasTask("reserve-staff")).isTrue();
    }

    @Test
    @DisplayName("vehicle-delivery fact 2: without PDI 24 hours before, the showroom manager is asked and the delivery is not confirmed until it is done")
    void gate() {
        bay.ordered(PLANNED).papers();
        shop.advanceTo(PLANNED.minusDays(3));
        bay.confirm();
        shop.advanceTo(PLANNED.minusDays(1));
        assertThat(shop.groups(shop.task("solve-problem"))).containsExactly("showroom-manager");
        assertThat(shop.task("solve-problem").getDescription()).contains("还缺：新车整备");
        assertThat(shop.hasTask("call-customer") || shop.hasTask("reserve-staff")).isFalse();
        shop.complete("solve-problem", "deliveryProblem", Map.of("answer", "SOLVED", "reason", "马上做"));
        assertThat(shop.hasTask("solve-problem")).as("still not done").isTrue();
        bay.pdi();
        shop.complete("solve-problem", "deliveryProblem", Map.of("answer", "SOLVED", "reason", "做完了"));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("vehicle-delivery fact 3: moved from the 20th to the 23rd, the customer is called at once, T-3 and T-1 move to the 20th and 22nd, the old ones are gone")
    void postponed() {
        var moved = PLANNED.plusDays(3);
        bay.ordered(PLANNED).papers();
        shop.advanceTo(PLANNED.minusDays(3));
        bay.confirm();
        shop.advanceTo(PLANNED.minusDays(1));
        shop.complete("solve-problem", "deliveryProblem", Map.of("answer", "POSTPONED", "reason", "缺选装件", "newDeliveryAt", iso(moved)));
        assertThat(shop.task("call-customer").getDueDate()).isEqualTo(date(PLANNED.minusDays(1).plusHours(1)));
        assertThat(shop.hasTask("do-pdi")).isFalse();
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        assertThat(shop.shown("agree-new-date", "newDate")).containsEntry("newDeliveryAt", iso(moved));
        shop.complete("agree-new-date", "newDate", Map.of("newDeliveryAt", iso(moved)));
        assertThat(deliveries.get(bay.caseNo()).plannedAt()).isEqualTo(Shop.instant(moved));
        assertThat(shop.variable(bay.delivery, "promisedAt")).isEqualTo(date(moved));
        assertThat(shop.hasTask("prepare-papers")).as("done before").isFalse();
        shop.advanceTo(PLANNED.minusMinutes(1));
        assertThat(shop.hasTask("call-customer") || shop.hasTask("do-pdi") || shop.hasTask("solve-problem") || shop.hasTask("welcome-owner")).isFalse();
        shop.advanceTo(PLANNED);
        assertThat(shop.task("do-pdi").getDueDate()).isEqualTo(date(moved.minusDays(1)));
        bay.confirm().pdi();
        shop.advanceTo(moved.minusDays(1).minusMinutes(1));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(moved.minusDays(1));
        bay.confirm().staff().welcome(moved);
        assertThat(shop.hasTask("explain-documents")).isTrue();
    }

    @Test
    @DisplayName("vehicle-delivery fact 8: a delivery at 13:00 has its T-3 call at 14:30 of that day")
    void noonBan() {
        var atOne = PLANNED.toLocalDate().atTime(13, 0);
        bay.ordered(atOne);
        shop.advanceTo(atOne.minusDays(3).plusMinutes(89));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(atOne.minusDays(3).toLocalDate().atTime(14, 30));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("vehicle-delivery fact 12: a new date two days away makes the postponement call count as the T-3 call; only a T-1 call follows")
    void shortNotice() {
        bay.ordered(PLANNED).papers();
        shop.advanceTo(PLANNED.minusDays(3));
        bay.confirm().pdi();
        shop.advanceTo(PLANNED.minusDays(2));
        house.publish("delivery-postponed", bay.caseNo(), Map.of());
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        var moved = PLANNED.minusDays(2).plusDays(2).plusHours(1);
        shop.complete("agree-new-date", "newDate", Map.of("newDeliveryAt", iso(moved)));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(moved.minusDays(1).minusMinutes(1));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(moved.minusDays(1));
        assertThat(shop.tasks("call-customer")).hasSize(1);
    }

    @Test
    @DisplayName("vehicle-delivery: an owner who asks for another day on the phone gets it without a second call")
    void ownerAsks() {
        bay.ordered(PLANNED).papers();
        shop.advanceTo(PLANNED.minusDays(3));
        bay.otherDay(PLANNED.plusDays(7));
        assertThat(shop.hasTask("call-customer") || shop.hasTask("agree-new-date")).isFalse();
        assertThat(deliveries.get(bay.caseNo()).plannedAt()).isEqualTo(Shop.instant(PLANNED.plusDays(7)));
        shop.advanceTo(PLANNED.plusDays(4));
        assertThat(shop.hasTask("call-customer") && shop.hasTask("do-pdi")).isTrue();
        bay.confirm().pdi();
        shop.advanceTo(PLANNED.plusDays(6));
        bay.otherDay(PLANNED.plusDays(20));
        assertThat(deliveries.get(bay.caseNo()).postponed()).isEqualTo(2);
    }

    @Test
    @DisplayName("vehicle-delivery: a T-3 call that was not made before the T-1 call is due gives way to it, with a line on the card")
    void overtaken() {
        bay.ordered(PLANNED).papers();
        shop.advanceTo(PLANNED.minusDays(3));
        bay.pdi();
        assertThat(shop.tasks("call-customer")).hasSize(1);
        shop.advanceTo(PLANNED.minusDays(1));
        assertThat(shop.tasks("call-customer")).singleElement().satisfies(call -> assertThat(tasks.getVariable(call.getId(), "callScriptKey")).isEqualTo("vehicle-delivery-t1.call"));
        assertThat(card.ofCase(bay.caseNo())).singleElement().satisfies(left -> {
            assertThat(left.outcome()).isEqualTo(ContactOutcome.SKIPPED);
            assertThat(left.notes()).contains("原定 2026-12-01 10:00，交车前一日的电话已到时间，由它一并说明");
        });
    }

    @Test
    @DisplayName("vehicle-delivery: an outage over both calls leaves one of them to be made")
    void outage() {
        bay.ordered(PLANNED).papers();
        shop.at(PLANNED.minusDays(1).plusHours(1));
        shop.settle();
        assertThat(shop.hasTask("call-customer")).as("the car is not ready").isFalse();
        bay.pdi();
        shop.complete("solve-problem", "deliveryProblem", Map.of("answer", "SOLVED", "reason", "做完了"));
        assertThat(shop.tasks("call-customer")).hasSize(1);
        assertThat(shop.contacts(bay.customer)).containsExactly("DELIVERY_NOTICE SKIPPED");
    }

    @Test
    @DisplayName("vehicle-delivery: the morning check finds the car missing; solved changes nothing, postponed calls the customer at once")
    void morningCheck() {
        bay.ordered(PLANNED);
        house.publish("delivery-planned", bay.orderNo, Map.of("inStock", true));
        assertThat(shop.hasTask("settle-shortage")).isFalse();
        house.publish("delivery-planned", bay.orderNo, Map.of("inStock", false));
        shop.complete("settle-shortage", "deliveryProblem", Map.of("answer", "SOLVED", "reason", "明天到"));
        assertThat(shop.hasTask("call-customer")).isFalse();
        house.publish("delivery-planned", bay.orderNo, Map.of("inStock", false));
        assertThat(shop.groups(shop.task("settle-shortage"))).containsExactly("showroom-manager");
        shop.complete("settle-shortage", "deliveryProblem", Map.of("answer", "POSTPONED", "reason", "在途晚点", "newDeliveryAt", iso(PLANNED.plusDays(5))));
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        assertThat(shop.shown("agree-new-date", "newDate")).containsEntry("newDeliveryAt", iso(PLANNED.plusDays(5)));
    }

    @Test
    @DisplayName("vehicle-delivery: a cancelled order or case ends the delivery and leaves no task")
    void cancelled() {
        bay.ordered(PLANNED).papers();
        house.publish("order-cancelled", bay.orderNo, Map.of("orderNo", bay.orderNo));
        assertThat(house.ended(bay.delivery)).isTrue();
        shop.advance(Duration.ofDays(12));
        assertThat(shop.hasTask("call-customer") || shop.hasTask("do-pdi")).isFalse();
        bay.ordered(shop.now().plusDays(9));
        house.publish("case-cancelled", bay.caseNo(), Map.of());
        assertThat(house.ended(bay.delivery)).isTrue();
    }
}
