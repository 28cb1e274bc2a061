package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.date;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.checklists.Defects;
import io.tiaoli.workers.checklists.Defects.Defect;
import io.tiaoli.workers.checklists.Defects.State;
import io.tiaoli.workers.checklists.SheetResults;
import io.tiaoli.workers.delivery.Deliveries;
import io.tiaoli.workers.wording.CaseFacts;

/** How a car is got ready for its delivery: plate and papers, inspection, what is missing. */
@FlowTest
class VehiclePreparationTest {

    /** Friday 4 December 2026, ten o'clock: eleven days ahead. */
    static final LocalDateTime PLANNED = LocalDate.of(2026, 12, 4).atTime(10, 0);

    @Autowired Shop shop;
    @Autowired DeliveryBay bay;
    @Autowired Deliveries deliveries;
    @Autowired Defects defects;
    @Autowired SheetResults results;
    @Autowired CaseFacts facts;

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
        assertThat(facts.of(bay.caseNo(), Set.of("checkedDefects")).get("checkedDefects")).as("what a message may tell of them").asString().contains("已重新检查", "待处理");
    }

    @Test
    @DisplayName("vehicle-delivery: a plate of another customer is refused by name")
    void plateTaken() {
        var other = shop.vehicle(shop.newCustomer("王芳"));
        bay.ordered(PLANNED);
        shop.complete("prepare-papers", "carPapers", Map.of("plateNo", other.plateNo()));
        assertThat(shop.task("prepare-papers").getDescription()).contains("车牌「%s」已登记在别的客户名下".formatted(other.plateNo()));
    }
}
