package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;
import io.tiaoli.workers.visits.VisitResult;
import io.tiaoli.workers.visits.Visits;

@FlowTest
class KeyOwnerVisitTest {

    static final LocalDateTime THURSDAY_10 = Shop.OPENING.plusDays(3).withHour(10);
    static int number;

    @Autowired Shop shop;
    @Autowired Visits visits;
    @Autowired StoredEvents told;
    @Autowired ContactLog log;
    @Autowired Documents documents;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;
    Customer customer;
    Vehicle vehicle;
    String caseNo;

    @BeforeEach
    void owner() {
        customer = shop.newCustomer("周强");
        shop.consents(customer, "CARE");
        vehicle = shop.vehicle(customer);
        caseNo = "KV-20261123-%04d".formatted(++number);
        shop.openCase(caseNo, "new-owner-care", customer);
    }

    ProcessInstance wanted(String customerClass, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("customerId", customer.id(), "vehicleId", vehicle.id(), "reason", "CARE", "customerClass", customerClass));
        variables.putAll(more);
        return shop.start("key-owner-visit", caseNo, variables);
    }

    void chosen() {
        shop.complete("choose-visit", "visitPlan", Map.of("visitor", "王琳", "wantedDate", THURSDAY_10.toLocalDate().toString(), "address", "朝阳路 12 号"));
    }

    void agreed(LocalDateTime at) {
        shop.complete("call-customer", "visitCall", Map.of("result", "REACHED", "agreed", "YES", "visitAt", iso(at), "addressConfirmed", true));
    }

    void prepared() {
        shop.complete("prepare-visit", "visitPreparation", Map.of("fileRead", true, "gift", "CARD", "topics", "新车使用感受"));
    }

    /** A KEY owner's visit that is about to be made. */
    ProcessInstance onTheDay() {
        var visit = wanted("KEY", Map.of());
        chosen();
        agreed(THURSDAY_10);
        prepared();
        shop.advanceTo(THURSDAY_10);
        return visit;
    }

    void report(Map<String, Object> found) {
        Map<String, Object> entered = new HashMap<>(Map.of("met", "YES", "carCondition", "良好", "satisfaction", "满意，希望多联系"));
        entered.putAll(found);
        shop.complete("make-visit", "visitReport", entered);
    }

    Object result(ProcessInstance visit) {
        return history.createHistoricVariableInstanceQuery().activityInstanceIdIn(visit.getId()).variableName("visitResult").singleResult().getValue();
    }

    List<Stored> toldOf(String event) {
        return told.toldBy(caseNo).stream().filter(e -> e.name().equals(event)).toList();
    }

    boolean ended(ProcessInstance visit) {
        return runtime.createProcessInstanceQuery().processInstanceId(visit.getId()).count() == 0;
    }

    @Test
    @DisplayName("key-owner-visit: agreed by phone, confirmed by SMS, prepared, reminded a day before, made and reported")
    void aVisitIsMade() {
        var visit = wanted("KEY", Map.of("visitorRole", "sales-consultant", "wantedDate", "2026-11-26"));
        assertThat(visit.getBusinessKey()).isEqualTo(caseNo);
        assertThat(shop.groups(shop.task("choose-visit"))).containsExactly("sales-consultant");
        assertThat(shop.shown("choose-visit", "visitPlan")).containsEntry("reason", "关怀").containsEntry("wantedDate", "2026-11-26");
        assertThatThrownBy(() -> shop.complete("choose-visit", "visitPlan", Map.of("visitor", "王琳", "wantedDate", "2026-11-20"))).hasMessageContaining("不能早于今天");
        chosen();
        assertThatThrownBy(() -> shop.complete("call-customer", "visitCall", Map.of("result", "REACHED", "agreed", "YES", "visitAt", iso(THURSDAY_10)))).hasMessageContaining("核对地址");
        agreed(THURSDAY_10);
        assertThat(shop.texts(caseNo)).singleElement().satisfies(sms -> {
            assertThat(sms.wording()).isEqualTo("key-owner-visit-confirm.sms");
            assertThat(sms.content()).contains("11月26日 10:00", "销售顾问王琳");
        });
        assertThat(shop.task("prepare-visit").getDueDate()).isEqualTo(Shop.date(THURSDAY_10.minusDays(1)));
        prepared();
        assertThat(shop.hasTask("make-visit")).isFalse();
        shop.advanceTo(THURSDAY_10.minusDays(1));
        assertThat(shop.groups(shop.task("make-visit"))).containsExactly("sales-consultant");
        report(Map.of("wishes", "想换大一点的车"));
        assertThat(ended(visit)).isTrue();
        assertThat(result(visit)).isEqualTo("DONE");
        assertThat(documents.of(caseNo)).singleElement().satisfies(paper -> assertThat(paper.title()).isEqualTo("上门拜访报告"));
    }

    @Test
    @DisplayName("key-owner-visit fact 2: who refuses the visit is phoned instead")
    void aRefusalIsPhonedInstead() {
        var visit = wanted("KEY", Map.of());
        chosen();
        shop.complete("call-customer", "visitCall", Map.of("result", "REFUSED", "refusalReason", "NOT_INTERESTED"));
        assertThat(ended(visit)).isTrue();
        assertThat(result(visit)).isEqualTo("PHONE_INSTEAD");
        assertThat(visits.of(caseNo)).singleElement().satisfies(v -> assertThat(v.result()).contains(VisitResult.PHONE_INSTEAD));
    }

    @Test
    @DisplayName("key-owner-visit fact 3: an issue COMPLAINT starts a complaint")
    void aComplaintIsRaised() {
        onTheDay();
        report(Map.of("complaint", "送的脚垫一直没有给"));
        assertThat(toldOf("complaint-raised")).singleElement().satisfies(e -> assertThat(told.payload(e)).containsEntry("description", "送的脚垫一直没有给"));
        assertThat(toldOf("appointment-requested")).isEmpty();
    }

    @Test
    @DisplayName("key-owner-visit fact 3: an issue CAR_PROBLEM asks for an inspection and raises no complaint")
    void aCarProblemIsInspected() {
        onTheDay();
        report(Map.of("problem", "空调不冷"));
        assertThat(toldOf("complaint-raised")).isEmpty();
        assertThat(toldOf("appointment-requested")).singleElement().satisfies(e -> {
            assertThat(e.key()).isEqualTo(vehicle.id());
            assertThat(told.payload(e)).containsEntry("symptoms", "空调不冷").containsEntry("items", "车辆检查");
        });
    }

    @Test
    @DisplayName("key-owner-visit fact 4: without an agreed date there is no visit")
    void noDateNoVisit() {
        var visit = wanted("VIP", Map.of());
        chosen();
        assertThatThrownBy(() -> shop.complete("call-customer", "visitCall", Map.of("result", "REACHED", "agreed", "YES", "addressConfirmed", true))).hasMessageContaining("拜访");
        shop.complete("call-customer", "visitCall", Map.of("result", "REACHED", "agreed", "NO"));
        assertThat(ended(visit)).isTrue();
        assertThat(shop.hasTask("prepare-visit")).isFalse();
        assertThat(visits.of(caseNo)).singleElement().satisfies(v -> assertThat(v.visitAt()).isEmpty());
    }

    @Test
    @DisplayName("key-owner-visit fact 5: a visit that was made has its line on the card the same day")
    void theCardHasALine() {
        onTheDay();
        report(Map.of());
        assertThat(log.ofCustomer(customer.id())).filteredOn(line -> line.channel() == Channel.VISIT).singleElement().satisfies(line -> {
            assertThat(line.at()).isEqualTo(Shop.instant(THURSDAY_10));
            assertThat(line.notes()).contains("满意，希望多联系");
        });
    }

    @Test
    @DisplayName("key-owner-visit fact 6: an ordinary customer is visited only with the showroom manager's approval")
    void ordinaryCustomersNeedApproval() {
        var visit = wanted("NORMAL", Map.of());
        assertThat(shop.groups(shop.task("approve-visit"))).containsExactly("showroom-manager");
        shop.complete("approve-visit", "visitConsent", Map.of("decision", "NO", "reason", "打电话就好"));
        assertThat(ended(visit)).isTrue();
        assertThat(result(visit)).isEqualTo("PHONE_INSTEAD");
        wanted("NORMAL", Map.of());
        shop.complete("approve-visit", "visitConsent", Map.of("decision", "YES", "reason", "老客户，住得近"));
        assertThat(shop.hasTask("choose-visit")).isTrue();
    }

    @Test
    @DisplayName("key-owner-visit: nobody at home is tried once more, then the caller phones")
    void aClosedDoor() {
        var visit = onTheDay();
        shop.complete("make-visit", "visitReport", Map.of("met", "NO"));
        shop.advanceTo(THURSDAY_10.plusDays(1));
        agreed(THURSDAY_10.plusDays(4));
        prepared();
        shop.advanceTo(THURSDAY_10.plusDays(4));
        shop.complete("make-visit", "visitReport", Map.of("met", "NO"));
        assertThat(ended(visit)).isTrue();
        assertThat(result(visit)).isEqualTo("NOT_AT_HOME");
    }
}
