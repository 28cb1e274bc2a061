package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.events.Events;

/** What an agreement gives to its cars, for how long, and how it ends. */
@FlowTest
class FleetAgreementYearsTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired Events events;
    @Autowired RepairShop garage;
    @Autowired RepairVisit visit;
    @Autowired RepairFile file;
    @Autowired FleetDesk desk;

    void review(String decision, Map<String, Object> more) {
        Map<String, Object> entered = new HashMap<>(Map.of("findings", "来店 80 次，付款准时", "decision", decision));
        entered.putAll(more);
        shop.complete("review-agreement", "fleetReview", entered);
    }

    @Test
    @DisplayName("fleet-agreement fact 4: when a year has passed the agreement is reviewed; continued, it is reviewed a year later again")
    void yearlyReview() {
        desk.signed(desk.plate() + " 林一 " + shop.phone());
        shop.advanceTo(MONDAY.plusYears(1).atTime(8, 59));
        assertThat(shop.hasTask("review-agreement")).isFalse();
        shop.advanceTo(MONDAY.plusYears(1).atTime(9, 0));
        assertThat(shop.groups(shop.task("review-agreement"))).containsExactly("sales-manager");
        assertThatThrownBy(() -> review("CONTINUED", Map.of())).hasMessageContaining("「新的有效期至」必须填写");
        review("CONTINUED", Map.of("validUntil", MONDAY.plusYears(3).toString()));
        shop.advanceTo(MONDAY.plusYears(2).atTime(8, 59));
        assertThat(shop.hasTask("review-agreement")).isFalse();
        shop.advanceTo(MONDAY.plusYears(2).atTime(9, 0));
        assertThat(shop.hasTask("review-agreement")).isTrue();
    }

    @Test
    @DisplayName("fleet-agreement fact 6: at the end of the agreement its owners are ordinary customers again")
    void endOfAgreement() {
        String plate = desk.plate();
        var agreement = desk.signed(plate + " 林二 " + shop.phone());
        shop.advanceTo(MONDAY.plusYears(1).atTime(9, 0));
        assertThatThrownBy(() -> review("BREACHED", Map.of())).hasMessageContaining("「原因」必须填写");
        review("BREACHED", Map.of("reason", "拖欠结算款"));
        assertThat(agreement).isEnded().hasPassed("agreement-over");
        assertThat(desk.classOf(plate)).isEqualTo("NORMAL");
    }

    @Test
    @DisplayName("fleet-agreement: a car of the agreement pays its parts at the agreed price and its labour in full, and the settlement sheet says so")
    void theAgreementCountsInTheWorkshop() {
        visit.open();
        Customer owner = visit.customer;
        var agreement = desk.signed(visit.vehicle.plateNo() + " " + owner.fullName());
        visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price().approveAll().signOrder().repair().pass();
        assertThat(file.textOf("结算单")).contains("项目合计¥480.00", "应付¥444.00", "单位协议优惠¥36.00（" + agreement.getBusinessKey() + "）");
        garage.pay(444).handOver();
        assertThat(visit.order).isEnded();
    }

    @Test
    @DisplayName("fleet-agreement: an agreement cancelled within its year ends at once, and its owners are ordinary customers again")
    void cancelled() {
        String plate = desk.plate();
        var agreement = desk.signed(plate + " 林四 " + shop.phone());
        events.publish("case-cancelled", agreement.getBusinessKey(), Map.of("cancelReason", "对方违约"), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(agreement).isEnded();
        assertThat(desk.classOf(plate)).isEqualTo("NORMAL");
    }
}
