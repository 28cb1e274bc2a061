package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

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
    @Autowired ProcessEngine engine;

    @BeforeEach
    void open() {
        garage.open();
    }

    /** A repair that is quoted and waits for the customer's answer. */
    void quoted() {
        garage.walkIn("REPAIR");
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
        garage.phone("010-12345678");
        garage.repair().pass();
        assertThat(garage.order).hasPassed("ready-sms-refused");
        assertThat(shop.hasTask("request-payment")).isTrue();
    }

    @Test
    @DisplayName("vehicle-repair: old parts that the order promised are asked for again at the hand-over")
    void oldPartsAreKept() {
        garage.booked(true);
        garage.receive().estimate("MINERAL", "TAKE", "COUPON").inspect().priceAsEstimated().approveAll().signOrder().repair().pass().pay(223);
        engine.getRuntimeService().setVariable(garage.order.getId(), "oldPartsWish", "LEAVE");
        garage.handOver();
        assertThat(shop.task("hand-over-car").getDescription()).contains("请先把旧件交给客户");
    }

    @Test
    @DisplayName("vehicle-repair: an inspection fee that was agreed is collected before the car leaves unrepaired")
    void inspectionFee() {
        quoted();
        garage.approve("REFUSED");
        shop.complete("record-refusal", "refusal", Map.of("reason", "太贵", "returnedAsIs", true, "feeAgreed", true, "inspectionFeeYuan", 19.99));
        assertThat(garage.order).isWaitingAt("collect-fee");
        garage.pay(19.99);
        assertThat(garage.order).isEnded();
    }

    @Test
    @DisplayName("vehicle-repair: a maintenance plans the next one in the vehicle's file")
    void nextMaintenance() {
        garage.booked(true);
        garage.receive().estimate("MINERAL").inspect().priceAsEstimated().approveAll().signOrder().repair().pass().pay(223).handOver();
        assertThat(garage.nextMaintenance()).isEqualTo("2027-02-23 25000");
        assertThat(garage.told("service-closed")).singleElement().satisfies(closed -> assertThat(closed.path("visitKind").asText()).isEqualTo("MAINTENANCE"));
    }


    @Test
    @DisplayName("vehicle-repair: cancelled during the repair, drawn parts lie on the shelf again, the slot is free, unsent messages are void, paid money is refunded")
    void cancelledDuringRepair() {
        garage.booked(true);
        garage.receive().estimate("MINERAL").inspect().price(garage.part(garage.pads)).approveAll().signOrder();
        assertThat(garage.pieces(garage.pads, "DRAWN")).isEqualTo(1);
        garage.paid(10_000);
        garage.cancel("客户急用车");
        assertThat(garage.order).isEnded();
        assertThat(garage.pieces(garage.pads, "DRAWN")).isZero();
        assertThat(garage.onShelf(garage.pads)).isEqualTo(4);
        assertThat(garage.slotState()).isEqualTo("RELEASED");
        assertThat(garage.orderState()).isEqualTo("CANCELLED 客户急用车");
        assertThat(garage.told("service-closed")).isEmpty();
        assertThat(shop.groups(shop.task("refund-customer"))).contains("finance");
    }

    @Test
    @DisplayName("vehicle-repair: cancelled at the reception, nothing remains, and the car may come again")
    void cancelledAtReception() {
        garage.walkIn("REPAIR");
        garage.cancel("走错店");
        assertThat(garage.order).isEnded();
        assertThat(shop.hasTask("refund-customer")).isFalse();
        garage.walkIn("REPAIR");
        assertThat(garage.order).isWaitingAt("guide-and-park");
    }
}
