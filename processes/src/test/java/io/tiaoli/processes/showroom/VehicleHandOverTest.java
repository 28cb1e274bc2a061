package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.sales.OrderState;
import io.tiaoli.workers.sales.SalesOrders;

/** The day of the delivery, and what the order hands on to it. */
@FlowTest
class VehicleHandOverTest {

    static final LocalDateTime PLANNED = LocalDate.of(2026, 12, 4).atTime(10, 0);

    @Autowired Shop shop;
    @Autowired CarShop house;
    @Autowired DeliveryBay bay;
    @Autowired SalesOrders orders;
    @Autowired Vehicles vehicles;
    @Autowired RuntimeService runtime;

    @Test
    @DisplayName("vehicle-delivery facts 11 and 14: signed and left at 16:00, customer-file starts once with that moment, and exactly one CarDelivered is told")
    void delivered() {
        var left = PLANNED.toLocalDate().atTime(16, 0);
        bay.ordered(PLANNED).prepared(PLANNED).welcome(PLANNED).explain().sign().celebrate("NO").leave(left, left.plusHours(2));
        assertThat(house.told(bay.caseNo(), "delivery-completed")).singleElement().satisfies(told -> assertThat(told)
                .containsEntry("eventKind", "DELIVERY").containsEntry("eventAt", iso(left)).containsEntry("customerId", bay.customer.id()));
        assertThat(house.running("customer-file")).hasSize(1);
        assertThat(shop.variable(house.running("customer-file").get(0), "eventAt")).isEqualTo(iso(left));
        assertThat(house.told(bay.caseNo(), "car-delivered")).singleElement().satisfies(told -> assertThat(told).containsEntry("deliveredAt", iso(left)).containsEntry("customerClass", "NORMAL"));
        assertThat(house.running("new-owner-care")).singleElement().satisfies(care -> assertThat(shop.variable(care, "customerId")).isEqualTo(bay.customer.id()));
        assertThat(house.ended(bay.delivery)).isTrue();
        assertThat(house.papers(bay.caseNo())).containsExactly("新车交车确认表");
    }

    @Test
    @DisplayName("vehicle-delivery fact 9: departure at 16:00 and arrival at 18:00 are told to new-owner-care")
    void arrival() {
        var left = PLANNED.toLocalDate().atTime(16, 0);
        bay.ordered(PLANNED).prepared(PLANNED).welcome(PLANNED).explain().sign().celebrate("NO").leave(left, left.plusHours(2));
        assertThat(house.told(bay.caseNo(), "car-delivered")).singleElement().satisfies(told -> assertThat(told).containsEntry("predictedArrivalAt", iso(left.plusHours(2))).containsEntry("firstMaintEligible", true));
    }

    @Test
    @DisplayName("vehicle-delivery fact 10: 5,000 km or three months stands on the confirmation sheet, with VIN and plate")
    void confirmationSheet() {
        bay.ordered(PLANNED).prepared(PLANNED).welcome(PLANNED).explain();
        assertThat(house.textOf(bay.caseNo(), "新车交车确认表")).contains("5000公里或2027年3月4日", DeliveryBay.VIN, "京M");
    }

    @Test
    @DisplayName("vehicle-delivery fact 4: an open balance of 30,000 holds S16; when it stays open, a new date is agreed and nothing is handed over")
    void balance() {
        bay.ordered(PLANNED, Map.of("balanceDueFen", 3_000_000)).prepared(PLANNED).welcome(PLANNED).explain().sign();
        assertThat(shop.hasTask("hold-ceremony")).isFalse();
        assertThat(shop.variable(runtime.createProcessInstanceQuery().processDefinitionKey("payment-collection").singleResult(), "amountFen")).isEqualTo(3_000_000L);
        for (int day = 0; day < 7 && !shop.hasTask("call-customer"); day++) {
            shop.advance(Duration.ofDays(1));
            if (shop.hasTask("call-customer") && !house.running("payment-collection").isEmpty()) shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        }
        assertThat(house.running("payment-collection")).isEmpty();
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        assertThat(shop.hasTask("agree-new-date")).isTrue();
        assertThat(shop.hasTask("hold-ceremony")).isFalse();
        assertThat(house.told(bay.caseNo(), "car-delivered")).isEmpty();
    }

    @Test
    @DisplayName("vehicle-delivery: the balance is paid while the papers are explained, and S16 opens")
    void balancePaid() {
        bay.ordered(PLANNED, Map.of("balanceDueFen", 3_000_000)).prepared(PLANNED).welcome(PLANNED).explain().sign();
        shop.complete("request-payment", "paymentRequest", Map.of("action", "COLLECT", "method", "CARD"));
        shop.complete("confirm-receipt", "receipt", Map.of("result", "FULL", "amountReceivedYuan", 30_000));
        assertThat(shop.hasTask("hold-ceremony")).isTrue();
    }

    @Test
    @DisplayName("vehicle-delivery: a balance that is paid is not asked for again when the hand-over is put off")
    void balancePaidAndPutOff() {
        bay.ordered(PLANNED, Map.of("balanceDueFen", 3_000_000)).prepared(PLANNED).welcome(PLANNED);
        shop.complete("request-payment", "paymentRequest", Map.of("action", "COLLECT", "method", "CARD"));
        shop.complete("confirm-receipt", "receipt", Map.of("result", "FULL", "amountReceivedYuan", 30_000));
        var later = PLANNED.plusDays(5);
        house.publish("delivery-postponed", bay.caseNo(), Map.of("newDeliveryAt", iso(later)));
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        shop.complete("agree-new-date", "newDate", Map.of("newDeliveryAt", iso(later), "agreement", "周三再来"));
        shop.advanceTo(later.minusDays(1));
        bay.confirm().staff().welcome(later).explain().sign();
        assertThat(shop.hasTask("request-payment")).isFalse();
        assertThat(shop.hasTask("hold-ceremony")).isTrue();
    }

    @Test
    @DisplayName("vehicle-delivery fact 5: S17 stays incomplete until the owner has been asked about the sticker")
    void sticker() {
        bay.ordered(PLANNED).prepared(PLANNED).welcome(PLANNED).explain().sign();
        shop.complete("hold-ceremony", "ceremony", Map.of("held", "SKIPPED", "photo", "NO"));
        assertThatThrownBy(() -> shop.complete("introduce-service", "serviceIntro", Map.of("contactName", "李敏"))).hasMessageContaining("贴纸」必须填写");
        shop.complete("introduce-service", "serviceIntro", Map.of("contactName", "李敏", "sticker", "NO"));
        assertThat(shop.hasTask("ask-owner")).isTrue();
    }

    @Test
    @DisplayName("vehicle-delivery fact 7: without consent to a photo, photoId stays empty")
    void noPhoto() {
        bay.ordered(PLANNED).prepared(PLANNED).welcome(PLANNED).explain().sign();
        assertThatThrownBy(() -> shop.complete("hold-ceremony", "ceremony", Map.of("held", "HELD"))).hasMessageContaining("合影」必须填写");
        var left = PLANNED.plusHours(2);
        bay.photo();
        bay.celebrate("NO").leave(left, left.plusHours(1));
        assertThat(house.told(bay.caseNo(), "car-delivered")).singleElement().satisfies(told -> assertThat(told.get("photoId")).isNull());
    }

    @Test
    @DisplayName("vehicle-delivery: with consent the photo of the ceremony is attached")
    void photo() {
        bay.ordered(PLANNED).prepared(PLANNED).welcome(PLANNED).explain().sign();
        var photoId = bay.photo();
        var left = PLANNED.plusHours(2);
        bay.celebrate("YES").leave(left, left.plusHours(1));
        assertThat(house.told(bay.caseNo(), "car-delivered")).singleElement().satisfies(told -> assertThat(told).containsEntry("photoId", photoId));
    }

    @Test
    @DisplayName("vehicle-delivery fact 13: an owner who does not sign because of a defect has no S16, and the showroom manager decides")
    void defect() {
        bay.ordered(PLANNED).prepared(PLANNED).welcome(PLANNED).explain().defect();
        assertThat(shop.hasTask("hold-ceremony")).isFalse();
        assertThat(shop.groups(shop.task("settle-defect"))).containsExactly("showroom-manager");
        assertThat(shop.task("settle-defect").getDescription()).contains("后保险杠有划痕");
        shop.complete("settle-defect", "deliveryProblem", Map.of("answer", "SOLVED", "reason", "抛光好了"));
        shop.complete("sign-hand-over", "handOver", Map.of("result", "SIGNED"));
        assertThat(shop.task("sign-hand-over").getDescription()).contains("还没有在屏幕上签名");
        bay.defect();
        shop.complete("settle-defect", "deliveryProblem", Map.of("answer", "POSTPONED", "reason", "换保险杠", "newDeliveryAt", iso(PLANNED.plusDays(5))));
        assertThat(shop.hasTask("call-customer")).isTrue();
        assertThat(shop.hasTask("sign-hand-over")).isFalse();
    }

    @Test
    @DisplayName("vehicle-order facts 5 and 12: the paid deposit starts the delivery by itself; the cancelled order ends it and leaves no task of it")
    void orderAndDelivery() {
        house.open();
        house.wantsToSign().sign().copies().payDeposit().insureAndLeave();
        var delivery = house.running("vehicle-delivery").get(0);
        assertThat(shop.variable(delivery, "orderNo")).isEqualTo(house.orderNo());
        assertThat(shop.hasTask("prepare-papers")).isTrue();
        shop.startByForm("vehicle-order", "orderRequest", Map.of("action", "CANCEL", "orderNo", house.orderNo(), "cancelReason", "家里有事"));
        shop.complete("confirm-cancellation", "cancellation", Map.of("orderNo", house.orderNo(), "answer", "CONFIRM", "refund", "REFUND", "basis", "合同第四条"));
        assertThat(house.ended(delivery)).isTrue();
        assertThat(shop.hasTask("prepare-papers")).isFalse();
        assertThat(orders.get(house.orderNo()).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    @DisplayName("vehicle-order facts 4 and 13: a buyer who leaves is followed up within 48 h; when the same person signs, that ends as ordered")
    void prospectBuys() {
        house.open();
        shop.consents(house.customer, "PROSPECT");
        house.talk().needs().quote().extras().papers().decide("REFUSE").leave();
        var followUp = house.running("prospect-follow-up").get(0);
        assertThat(shop.variable(followUp, "contactDueAt")).isEqualTo(Shop.date(shop.now().plusHours(48)));
        house.wantsToSign().sign().copies().payDeposit();
        assertThat(house.ended(followUp)).isTrue();
    }
}
