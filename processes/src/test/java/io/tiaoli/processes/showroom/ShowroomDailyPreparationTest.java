package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.checklists.Defects;
import io.tiaoli.workers.checklists.SheetResults;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.wording.CaseFacts;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.showroom.DeliveryPlans;
import io.tiaoli.workers.showroom.ShowroomCars;

@FlowTest
class ShowroomDailyPreparationTest {

    static final LocalDate TODAY = ShowroomMorning.TODAY;

    @Autowired Shop shop;
    @Autowired ShowroomMorning morning;
    @Autowired ShowroomCars cars;
    @Autowired DeliveryPlans deliveries;
    @Autowired Defects defects;
    @Autowired SheetResults results;
    @Autowired StoredEvents events;
    @Autowired Documents documents;
    @Autowired CaseFacts facts;
    @Autowired TaskService tasks;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void showroom() {
        morning.open();
    }

    @AfterEach
    void nobodyIsLeft() {
        morning.close();
    }

    @Test
    @DisplayName("showroom-daily-preparation fact 1: a test-drive car with 40 % fuel is marked not ready, and half a tank is enough")
    void needsHalfATank() {
        morning.checkedExcept(() -> morning.testCar(morning.with(morning.goodCar(), "fuelPercent", 40)));
        assertThat(cars.get(morning.testCar().id())).satisfies(car -> {
            assertThat(car.ready()).isFalse();
            assertThat(car.notReady()).contains("油量不足一半");
            assertThat(car.fuelPercent()).contains(40);
        });
        shop.complete("correct-defect", "correction", Map.of("result", "CORRECTED", "note", "加满了"));
        assertThat(cars.get(morning.testCar().id()).ready()).isTrue();

    }

    @Test
    @DisplayName("showroom-daily-preparation fact 1: exactly half a tank is ready")
    void halfIsEnough() {
        var prepared = morning.checkedExcept(() -> morning.testCar(morning.with(morning.goodCar(), "fuelPercent", 50)));
        assertThat(cars.get(morning.testCar().id()).ready()).isTrue();
        assertThat(prepared).isWaitingAt("sign-morning");
    }

    @Test
    @DisplayName("showroom-daily-preparation fact 2: with two kinds of drinks the desk is not all right, somebody has to buy more")
    void needsThreeDrinks() {
        morning.checkedExcept(() -> morning.desk(morning.with(morning.goodDesk(), "drinkKinds", 2)));
        assertThat(shop.groups(shop.task("purchase-supplies"))).containsExactly("reception-desk");
        assertThat(shop.shown("purchase-supplies", "correction").get("defect").toString()).contains("免费饮品种类").contains("2（至少 3）");
        assertThat(shop.hasTask("sign-morning")).isFalse();
    }

    @Test
    @DisplayName("showroom-daily-preparation fact 3: a show car without tyre mats makes a task to correct it")
    void needsTyreMats() {
        morning.checkedExcept(() -> morning.showCar(morning.ticks(2, 8)));
        assertThat(shop.groups(shop.task("correct-defect"))).containsExactly("sales-consultant");
        assertThat(shop.shown("correct-defect", "correction").get("defect")).isEqualTo("展车检查 轩逸 白色：轮胎下有脚垫（没有打勾）");
    }

    @Test
    @DisplayName("showroom-daily-preparation fact 4: a delivery of today stands on the welcome board, and each delivery hears stock and date")
    void writesTheWelcomeBoard() {
        Customer today = shop.newCustomer("赵敏");
        Customer later = shop.newCustomer("钱进");
        String first = "T-VO-" + today.id().substring(0, 8);
        String second = "T-VO-" + later.id().substring(0, 8);
        deliveries.put(new DeliveryPlans.Plan(first, today.id(), "赵敏", "轩逸 红色", Shop.instant(TODAY.atTime(15, 0)), true));
        deliveries.put(new DeliveryPlans.Plan(second, later.id(), "钱进", "天籁 白色", Shop.instant(TODAY.plusDays(3).atTime(10, 0)), true));
        morning.morning();
        var shown = shop.shown("confirm-deliveries", "deliveryList");
        assertThat((List<?>) shown.get("board")).singleElement().asString().contains("赵敏");
        assertThat((List<?>) shown.get("deliveries")).hasSize(2);

        shop.complete("confirm-deliveries", "deliveryList", Map.of("board", List.of(Map.of("owner", "赵敏", "vehicle", "轩逸 红色", "ready", true)), "deliveries", List.of(
                Map.of("orderNo", first, "customerName", "赵敏", "vehicle", "轩逸 红色", "plannedDeliveryAt", Shop.iso(TODAY.atTime(15, 0)), "inStock", true),
                Map.of("orderNo", second, "customerName", "钱进", "vehicle", "天籁 白色", "plannedDeliveryAt", Shop.iso(TODAY.plusDays(3).atTime(10, 0)), "inStock", false))));
        assertThat(events.about(second)).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("delivery-planned");
            assertThat(events.payload(event)).containsEntry("inStock", false).containsEntry("orderNo", second);
        });
        assertThat(events.about(first)).hasSize(1);
        assertThat(deliveries.find(second).orElseThrow().inStock()).isFalse();
    }

    @Test
    @DisplayName("showroom-daily-preparation fact 5: a consultant without a badge has not passed the check, it stands in the consultant's name")
    void needsABadge() {
        var prepared = morning.checkedExcept(() -> {
            assertThat(shop.task("check-consultant").getAssignee()).isEqualTo(ShowroomMorning.CONSULTANT);
            morning.staff(morning.with(morning.ticks(1, 12), "item4", false));
        });
        String caseNo = shop.variable(prepared, "caseNo").toString();
        assertThat(results.of(caseNo).stream().filter(r -> r.code().equals("CL-01"))).singleElement().satisfies(r -> {
            assertThat(r.person()).contains(ShowroomMorning.CONSULTANT);
            assertThat(r.failedItems()).isEqualTo(1);
        });
        assertThat(defects.open(caseNo)).singleElement().satisfies(d -> assertThat(d.item()).contains("胸牌"));
        assertThat(shop.hasTask("sign-morning")).isFalse();
    }

    @Test
    @DisplayName("showroom-daily-preparation fact 6: when all checks pass there is exactly one sign-off task for the showroom manager, then the sheet is made")
    void signsOff() {
        var prepared = morning.checkedExcept();
        String caseNo = shop.variable(prepared, "caseNo").toString();
        assertThat(caseNo).startsWith("ZB-");
        assertThat(shop.tasks("sign-morning")).hasSize(1);
        assertThat(shop.groups(shop.task("sign-morning"))).containsExactly("showroom-manager");
        assertThatThrownBy(() -> shop.complete("sign-morning", "morningSign", Map.of("ready", false))).hasMessageContaining("「展厅已准备好，可以开门」必须填写");
        shop.complete("sign-morning", "morningSign", Map.of("ready", true));
        assertThat(prepared).isEnded();
        assertThat(documents.of(caseNo)).singleElement().satisfies(d -> assertThat(d.title()).isEqualTo("当日准备表"));
        assertThat(facts.of(caseNo, facts.known().keySet())).containsEntry("checkedOn", "2026年11月24日").containsEntry("morningNote", "无").containsKey("morningSignedAt");
        assertThat(jdbc.sql("select outcome || ' ' || signed_by from showroom_day where case_no = ?").param(caseNo).query(String.class).single()).isEqualTo("SIGNED showroom-manager-1");
    }

    @Test
    @DisplayName("showroom-daily-preparation fact 7: a corrected defect opens the sign-off, an open one does not")
    void correctedDefects() {
        morning.checkedExcept(() -> morning.showCar(morning.ticks(3, 8)));
        var open = shop.tasks("correct-defect");
        assertThat(open).hasSize(2);
        assertThat(open.stream().map(task -> tasks.getVariable(task.getId(), "defectText")).distinct()).hasSize(2);
        shop.submit(open.get(0), "correction", Map.of("result", "CORRECTED"));
        assertThat(shop.hasTask("sign-morning")).isFalse();
        shop.complete("correct-defect", "correction", Map.of("result", "CORRECTED"));
        assertThat(shop.tasks("sign-morning")).hasSize(1);
    }

    @Test
    @DisplayName("showroom-daily-preparation fact 8: not signed off at 09:00, the showroom manager is reminded once and no task is cancelled")
    void reminds() {
        var prepared = morning.checkedExcept(() -> morning.desk(morning.goodDesk()), () -> morning.testCar(morning.goodCar()));
        assertThat(shop.hasTask("sign-morning")).isTrue();
        List<String> before = List.of(shop.task("sign-morning").getId());
        shop.advanceTo(TODAY.atTime(9, 0));
        assertThat(shop.groups(shop.task("urge-morning"))).containsExactly("showroom-manager");
        assertThat(shop.tasks("sign-morning")).extracting(Task::getId).isEqualTo(before);
        shop.advanceTo(TODAY.atTime(12, 0));
        assertThat(shop.tasks("urge-morning")).hasSize(1);
        shop.complete("urge-morning", "morningReminder", Map.of("arranged", "马上签核"));
        shop.complete("sign-morning", "morningSign", Map.of("ready", true));
        assertThat(prepared).isEnded();
    }
}
