package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.checklists.Defects;
import io.tiaoli.workers.checklists.Defects.Defect;
import io.tiaoli.workers.checklists.Defects.State;
import io.tiaoli.workers.checklists.SheetResults;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.delivery.Deliveries;

@FlowTest
class VehicleDeliveryTest {

    /** Friday 4 December 2026, ten o'clock: eleven days ahead. */
    static final LocalDateTime PLANNED = LocalDate.of(2026, 12, 4).atTime(10, 0);

    @Autowired Shop shop;
    @Autowired CarShop house;
    @Autowired DeliveryBay bay;
    @Autowired Deliveries deliveries;
    @Autowired Vehicles vehicles;
    @Autowired Defects defects;
    @Autowired SheetResults results;
    @Autowired RuntimeService runtime;

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
    @DisplayName("vehicle-delivery facts 6 and 15: without VIN the case starts, S4 is not completed while it is empty, and 16 characters are refused")
    void vin() {
        bay.ordered(PLANNED);
        assertThat(bay.delivery).isNotNull();
        shop.advanceTo(PLANNED.minusDays(3));
        assertThatThrownBy(() -> shop.complete("do-pdi", "pdi", bay.pdi(""))).hasMessageContaining("「车架号」必须填写");
        assertThatThrownBy(() -> shop.complete("do-pdi", "pdi", bay.pdi("LGBF5AE00HR12345"))).hasMessageContaining("「车架号」");
        bay.pdi();
        assertThat(deliveries.get(bay.caseNo()).vin()).contains(DeliveryBay.VIN);
    }

    @Test
    @DisplayName("vehicle-delivery: a PDI defect is repaired and inspected again; the car stays unready until then")
    void pdiDefect() {
        bay.ordered(PLANNED);
        shop.advanceTo(PLANNED.minusDays(3));
        shop.complete("do-pdi", "pdi", bay.pdi(DeliveryBay.VIN, List.of(5, 7)));
        assertThat(deliveries.get(bay.caseNo()).pdiPassedAt()).isEmpty();
        assertThat(defects.open(bay.caseNo())).extracting(Defect::item).containsExactly("轮胎与胎压（含备胎）", "全部灯光");
        assertThat(shop.tasks("correct-item")).hasSize(2).allSatisfy(task -> {
            assertThat(shop.groups(task)).containsExactly("pdi-technician");
            assertThat(task.getDueDate()).isEqualTo(date(PLANNED.minusDays(1)));
        });
        shop.submit(shop.tasks("correct-item").get(0), "sheetCorrection", Map.of("done", "补气"));
        assertThat(shop.hasTask("do-pdi")).as("the other is still to be repaired").isFalse();
        shop.complete("correct-item", "sheetCorrection", Map.of("done", "换灯泡"));
        assertThat(defects.of(bay.caseNo())).allSatisfy(defect -> assertThat(defect.state()).isEqualTo(State.CORRECTED)).extracting(d -> d.note().orElseThrow()).containsExactlyInAnyOrder("补气", "换灯泡");
        assertThat(shop.hasTask("check-pdi")).isFalse();
        bay.pdi();
        assertThat(deliveries.get(bay.caseNo()).pdiPassedAt()).isPresent();
    }

    @Test
    @DisplayName("vehicle-delivery: a paper that is missing on the sheet is a task of its own, and the car is not ready until it is there")
    void paperMissing() {
        bay.ordered(PLANNED).plated().papersChecked(List.of(4));
        assertThat(shop.groups(shop.task("correct-item"))).containsExactly("sales-consultant");
        assertThat(shop.task("correct-item").getDescription()).contains("钥匙和备用钥匙（没有打勾）");
        assertThat(shop.variable(bay.delivery, "documentsChecked")).isEqualTo(false);
        shop.complete("correct-item", "sheetCorrection", Map.of("done", "备用钥匙到了"));
        assertThat(shop.variable(bay.delivery, "documentsChecked")).isEqualTo(true);
        assertThat(results.since(YearMonth.from(shop.now()))).anySatisfy(month -> {
            assertThat(month.code()).isEqualTo("CL-07");
            assertThat(month.person()).isEqualTo("sales-consultant-1");
        });
    }

    @Test
    @DisplayName("vehicle-delivery: a postponed inspection is done anew, and what the first one left open is overtaken")
    void inspectedAnew() {
        bay.ordered(PLANNED).papers();
        shop.advanceTo(PLANNED.minusDays(3));
        shop.complete("do-pdi", "pdi", bay.pdi(DeliveryBay.VIN, List.of(5)));
        bay.otherDay(PLANNED.plusDays(7));
        assertThat(shop.hasTask("correct-item")).isFalse();
        shop.advanceTo(PLANNED.plusDays(4));
        shop.complete("do-pdi", "pdi", bay.pdi(DeliveryBay.VIN, List.of(6)));
        assertThat(shop.task("correct-item").getDescription()).contains("蓄电池");
        assertThat(defects.of(bay.caseNo())).extracting(Defect::state).containsExactly(State.OVERTAKEN, State.OPEN);
    }

    @Test
    @DisplayName("vehicle-delivery: a plate of another customer is refused by name")
    void plateTaken() {
        var other = shop.vehicle(shop.newCustomer("王芳"));
        bay.ordered(PLANNED);
        shop.complete("prepare-papers", "carPapers", Map.of("plateNo", other.plateNo()));
        assertThat(shop.task("prepare-papers").getDescription()).contains("车牌「%s」已登记在别的客户名下".formatted(other.plateNo()));
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
