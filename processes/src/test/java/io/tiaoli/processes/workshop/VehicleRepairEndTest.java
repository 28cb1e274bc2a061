package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;

/** How a repair order ends, paid or cancelled. */
@FlowTest
class VehicleRepairEndTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired RepairShop garage;
    @Autowired RepairVisit visit;
    @Autowired RepairFile file;
    @Autowired ProcessEngine engine;

    @BeforeEach
    void open() {
        visit.open();
    }

    /** A repair that is quoted and waits for the customer's answer. */
    void quoted() {
        visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price();
    }

    /** A repair that is signed and under way. */
    void underWay() {
        quoted();
        garage.approveAll().signOrder();
    }

    @Test
    @DisplayName("vehicle-repair: without payment the car stays, and the payment is asked for again")
    void noMoneyNoCar() {
        underWay();
        garage.repair().pass();
        shop.complete("request-payment", "paymentRequest", Map.of("action", "COLLECT", "method", "TRANSFER"));
        for (int day = 1; day < 8 && !shop.hasTask("chase-payment"); day++) {
            shop.advanceTo(MONDAY.plusDays(day).atTime(18, 30));
            shop.tasks("report-progress").forEach(task -> shop.submit(task, "progress", Map.of("state", "等款", "way", "CALLED")));
        }
        assertThat(shop.task("chase-payment").getDescription()).contains("车留店");
        assertThat(shop.hasTask("hand-over-car")).isFalse();
        shop.complete("chase-payment", "paymentChase", Map.of("agreed", "明天来付"));
        garage.pay(480);
        assertThat(shop.hasTask("hand-over-car")).isTrue();
    }

    @Test
    @DisplayName("vehicle-repair: a customer without mobile number still gets the car")
    void readyWithoutSms() {
        underWay();
        visit.phone("010-12345678");
        garage.repair().pass();
        assertThat(visit.order).hasPassed("ready-sms-refused");
        assertThat(shop.hasTask("request-payment")).isTrue();
    }

    @Test
    @DisplayName("vehicle-repair: old parts that the order promised are asked for again at the hand-over")
    void oldPartsAreKept() {
        visit.booked(true);
        garage.receive().estimate("MINERAL", "TAKE", "COUPON").inspect().priceAsEstimated().approveAll().signOrder().repair().pass().pay(223);
        engine.getRuntimeService().setVariable(visit.order.getId(), "oldPartsWish", "LEAVE");
        garage.handOver();
        assertThat(shop.task("hand-over-car").getDescription()).contains("请先把旧件交给客户");
    }

    @Test
    @DisplayName("vehicle-repair: an inspection fee that was agreed is collected before the car leaves unrepaired")
    void inspectionFee() {
        quoted();
        garage.approve("REFUSED");
        shop.complete("record-refusal", "refusal", Map.of("reason", "太贵", "returnedAsIs", true, "feeAgreed", true, "inspectionFeeYuan", 19.99));
        assertThat(visit.order).isWaitingAt("collect-fee");
        garage.pay(19.99);
        assertThat(visit.order).isEnded();
    }

    @Test
    @DisplayName("vehicle-repair: a maintenance plans the next one in the vehicle's file")
    void nextMaintenance() {
        visit.booked(true);
        garage.receive().estimate("MINERAL").inspect().priceAsEstimated().approveAll().signOrder().repair().pass().pay(223).handOver();
        assertThat(file.nextMaintenance()).isEqualTo("2027-02-23 25000");
        assertThat(file.told("service-closed")).singleElement().satisfies(closed -> assertThat(closed.path("visitKind").asText()).isEqualTo("MAINTENANCE"));
    }


    @Test
    @DisplayName("vehicle-repair: cancelled during the repair, drawn parts lie on the shelf again, the slot is free, unsent messages are void, paid money is refunded")
    void cancelledDuringRepair() {
        visit.booked(true);
        garage.receive().estimate("MINERAL").inspect().price(garage.part(visit.pads)).approveAll().signOrder();
        assertThat(file.pieces(visit.pads, "DRAWN")).isEqualTo(1);
        visit.paid(10_000);
        visit.cancel("客户急用车");
        assertThat(visit.order).isEnded();
        assertThat(file.pieces(visit.pads, "DRAWN")).isZero();
        assertThat(file.onShelf(visit.pads)).isEqualTo(4);
        assertThat(file.slotState()).isEqualTo("RELEASED");
        assertThat(file.orderState()).isEqualTo("CANCELLED 客户急用车");
        assertThat(file.told("service-closed")).isEmpty();
        assertThat(shop.groups(shop.task("refund-customer"))).contains("finance");
    }

    @Test
    @DisplayName("vehicle-repair: cancelled at the reception, nothing remains, and the car may come again")
    void cancelledAtReception() {
        visit.walkIn("REPAIR");
        visit.cancel("走错店");
        assertThat(visit.order).isEnded();
        assertThat(shop.hasTask("refund-customer")).isFalse();
        visit.walkIn("REPAIR");
        assertThat(visit.order).isWaitingAt("guide-and-park");
    }

    @Test
    @DisplayName("vehicle-repair fact 10: who takes the old parts along gets them before the hand-over can be completed")
    void oldPartsGoAlong() {
        var order = visit.booked(true);
        garage.receive().estimate("MINERAL", "TAKE", "COUPON").inspect().priceAsEstimated().approveAll().signOrder().repair().pass().pay(223);
        assertThatThrownBy(garage::handOver).hasMessageContaining("请先把旧件交给客户");
        var form = garage.handOverForm();
        form.put("oldPartsHandedOver", true);
        shop.complete("hand-over-car", "handOver", form);
        assertThat(order).isEnded();
    }

    @Test
    @DisplayName("vehicle-repair fact 12: checked in on Monday 09:00 and gone on Thursday, the customer file hears of the check-in on Monday and the follow-up of one service on Thursday")
    void fileAndFollowUp() {
        visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect();
        assertThat(file.told("check-in-completed")).singleElement().satisfies(told -> {
            assertThat(told.path("eventAt").asText()).isEqualTo(Shop.iso(MONDAY.atTime(9, 0)));
            assertThat(told.path("eventKind").asText()).isEqualTo("REPAIR_CHECKIN");
            assertThat(told.path("customerId").asText()).isEqualTo(visit.customer.id());
        });
        garage.price().approveAll().signOrder();
        shop.at(MONDAY.plusDays(3).atTime(16, 0));
        garage.repair().pass().pay(480).handOver();
        assertThat(file.told("car-left")).singleElement().satisfies(left -> assertThat(left.path("departedAt").asText()).startsWith("2026-11-26T16:00"));
        assertThat(file.told("service-closed")).singleElement().satisfies(closed -> {
            assertThat(closed.path("closedAt").asText()).startsWith("2026-11-26T16:00");
            assertThat(closed.path("orderNo").asText()).isEqualTo(visit.caseNo());
            assertThat(closed.path("visitKind").asText()).isEqualTo("REPAIR");
            assertThat(closed.path("mileageKm").asInt()).isEqualTo(20_000);
            assertThat(closed.path("customerClass").asText()).isEqualTo("NORMAL");
        });
    }

    @Test
    @DisplayName("vehicle-repair fact 18: one departure tells the follow-up once, which thanks; no thank-you is sent from here")
    void oneDeparture() {
        visit.booked(true);
        garage.receive().estimate("MINERAL").inspect().priceAsEstimated().approveAll().signOrder().repair().pass().pay(223).handOver();
        shop.advance(Duration.ofDays(1));
        assertThat(file.told("service-closed")).hasSize(1);
        assertThat(file.told("car-left")).hasSize(1);
        assertThat(shop.wordings(visit.caseNo())).noneMatch(wording -> wording.contains("thank"));
    }

    @Test
    @DisplayName("vehicle-repair fact 17: a car that fails the advisor's check goes back to repair and is not settled")
    void failedCheck() {
        var order = visit.booked(true);
        garage.receive().estimate("MINERAL").inspect().priceAsEstimated().approveAll().signOrder().repair();
        garage.inspectWork("PASS");
        garage.checkCar("FAIL");
        assertThat(order).isWaitingAt("repair-car").hasNotPassed("settle-order");
        assertThat(shop.task("repair-car").getDescription()).contains("试车跑偏");
    }
}
