package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
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
import io.tiaoli.workers.checklists.SheetResults.Result;

/** Greeting and test drive are held against their sheets, and the score stands in the consultant's name. */
@FlowTest
class ShowroomSheetsTest {

    @Autowired Shop shop;
    @Autowired VisitStory visit;
    @Autowired TestDriveStory drive;
    @Autowired SheetResults results;
    @Autowired Defects defects;
    @Autowired HistoryService history;
    @Autowired RuntimeService runtime;

    boolean isOver(String caseNo) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNo).unfinished().count() == 0;
    }

    @Test
    @DisplayName("showroom-visit: after the visitor left the consultant looks back at the greeting; too few drinks stand there already, and nothing else is opened")
    void greeting() {
        visit.duty("anna");
        String caseNo = visit.arrives(Map.of()).getBusinessKey();
        visit.untilTheFarewell(Map.of("customerName", "张伟", "phone", shop.phone(), "drinksOffered", 2));
        assertThat(shop.hasTask("check-greeting")).isFalse();
        visit.farewell();
        assertThat(shop.task("check-greeting").getAssignee()).isEqualTo("anna");
        assertThat(shop.shown("check-greeting", "greeting")).containsEntry("drinksMet", false).containsEntry("subject", "顾问anna");
        visit.register();
        assertThat(isOver(caseNo)).as("the look back is still open").isFalse();
        visit.lookBack(List.of(1, 7, 11));
        assertThat(isOver(caseNo)).isTrue();
        assertThat(results.of(caseNo)).singleElement().satisfies(result -> {
            assertThat(result.code()).isEqualTo("CL-06");
            assertThat(result.person()).contains("anna");
            assertThat(result.score()).contains(new BigDecimal("75.00"));
        });
        assertThat(defects.of(caseNo)).extracting(Defect::state).containsOnly(State.NOTED).hasSize(3);
        assertThat(results.since(YearMonth.from(shop.now()))).anySatisfy(month -> {
            assertThat(month.person()).isEqualTo("anna");
            assertThat(month.code()).isEqualTo("CL-06");
        });
    }

    @Test
    @DisplayName("test-drive: a drive is checked by the showroom manager, in the name of whoever took the customer out")
    void driveByItself() {
        var customer = shop.newCustomer("张伟");
        String caseNo = shop.startByForm("test-drive", "driveRequest", Map.of("customerName", "张伟", "phone", customer.phone().orElseThrow(), "modelWanted", "轩逸")).getBusinessKey();
        drive.drive(caseNo, "张伟", "LATER");
        assertThat(shop.groups(shop.task("check-drive"))).containsExactly("showroom-manager");
        assertThat(shop.shown("check-drive", "testDriveQuality")).containsEntry("subject", caseNo + " 轩逸");
        Result result = judged("NOT_MET");
        assertThat(result.person()).contains("sales-consultant-1");
        assertThat(result.score()).contains(new BigDecimal("60.00"));
        assertThat(defects.open(result.caseNo())).isEmpty();
    }

    @Test
    @DisplayName("test-drive: a drive out of a visit is checked without keeping the visit, in the name of the visit's consultant")
    void driveOfAVisit() {
        visit.duty("bing");
        String phone = shop.phone();
        var arrived = visit.arrives(Map.of());
        visit.greet("TALK");
        visit.talk(Map.of("customerName", "张伟", "phone", phone));
        visit.needs("NO_CAR", Map.of());
        visit.choose();
        visit.present("NONE");
        visit.offer("YES", Map.of());
        String driveNo = runtime.createProcessInstanceQuery().superProcessInstanceId(arrived.getId()).singleResult().getBusinessKey();
        drive.drive(driveNo, "张伟", "NO");
        assertThat(shop.hasTask("ask-decision")).as("the customer is still here").isTrue();
        assertThat(judged("MET")).satisfies(result -> {
            assertThat(result.person()).contains("bing");
            assertThat(result.score()).contains(new BigDecimal("100.00"));
        });
    }

    @Test
    @DisplayName("test-drive: what was not driven is not checked")
    void notDriven() {
        var customer = shop.newCustomer("张伟");
        shop.startByForm("test-drive", "driveRequest", Map.of("customerName", "张伟", "phone", customer.phone().orElseThrow(), "modelWanted", "轩逸"));
        shop.complete("check-test-car", "testCar", Map.of("available", "NO"));
        shop.complete("offer-alternative", "alternative", Map.of("accepted", "NO"));
        shop.complete("reschedule-drive", "driveLater", Map.of("wish", "NOT_WANTED"));
        assertThat(shop.hasTask("check-drive")).isFalse();
    }

    /** The manager finds everything met, except what is said of the three items on the road. */
    private Result judged(String onTheRoad) {
        String caseNo = runtime.createProcessInstanceQuery().processInstanceId(shop.task("check-drive").getProcessInstanceId()).singleResult().getBusinessKey();
        Map<String, Object> sheet = new HashMap<>();
        for (int item = 1; item <= 9; item++) sheet.put("item" + item, item >= 5 && item <= 7 ? onTheRoad : "MET");
        shop.complete("check-drive", "testDriveQuality", sheet);
        return results.of(caseNo).get(0);
    }
}
