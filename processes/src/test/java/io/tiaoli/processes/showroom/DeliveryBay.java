package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.iso;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Scans;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.documents.NewPhoto;
import io.tiaoli.workers.documents.Photo;
import io.tiaoli.workers.documents.Photos;

/** A bay where one new car is handed over: each method is what its people do in one phase of vehicle-delivery. */
@Component
class DeliveryBay {

    static final String VIN = "LGBF5AE00HR123456";
    private static final int PAPERS = 7;
    private static final int FIRST_INSPECTED = 2;
    private static final int LAST_INSPECTED = 11;
    private static int number;

    private final Shop shop;
    private final CarShop house;
    private final RuntimeService runtime;
    private final Photos photos;

    Customer customer;
    ProcessInstance delivery;
    String orderNo;

    DeliveryBay(Shop shop, CarShop house, RuntimeService runtime, Photos photos) {
        this.shop = shop;
        this.house = house;
        this.runtime = runtime;
        this.photos = photos;
    }

    /** A signed order whose car is to be handed over at {@code planned}, paid in full. */
    DeliveryBay ordered(LocalDateTime planned) {
        return ordered(planned, Map.of());
    }

    DeliveryBay ordered(LocalDateTime planned, Map<String, Object> more) {
        number++;
        customer = shop.newCustomer("陈静");
        orderNo = "DD-T%04d".formatted(number);
        Map<String, Object> payload = new HashMap<>(Map.of("orderNo", orderNo, "customerId", customer.id(), "expectedPickupAt", planned.toLocalDate().toString(),
                "plannedDeliveryAt", iso(planned), "balanceDueFen", 0));
        payload.putAll(more);
        house.publish("order-signed", orderNo, payload);
        delivery = runtime.createProcessInstanceQuery().processDefinitionKey("vehicle-delivery").variableValueEquals("orderNo", orderNo).singleResult();
        return this;
    }

    String caseNo() {
        return delivery.getBusinessKey();
    }

    DeliveryBay papers() {
        return plated().papersChecked(List.of());
    }

    DeliveryBay plated() {
        shop.complete("prepare-papers", "carPapers", Map.of("plateNo", "京M%05d".formatted(number)));
        return this;
    }

    /** The sheet of the delivery papers, everything ticked but these items, by their numbers. */
    DeliveryBay papersChecked(List<Integer> missing) {
        Map<String, Object> sheet = new HashMap<>();
        for (int item = 1; item <= PAPERS; item++) sheet.put("item" + item, !missing.contains(item));
        shop.complete("check-papers", "deliveryPapers", sheet);
        return this;
    }

    DeliveryBay pdi() {
        shop.complete("do-pdi", "pdi", pdi(VIN));
        shop.complete("check-pdi", "pdiCheck", Map.of("pdiSeen", true, "carWashed", true));
        return this;
    }

    Map<String, Object> pdi(String vin) {
        return pdi(vin, List.of());
    }

    /** The inspection sheet, everything in order but these items, by their numbers. */
    Map<String, Object> pdi(String vin, List<Integer> failed) {
        Map<String, Object> sheet = new HashMap<>(Map.of("vin", vin));
        for (int item = FIRST_INSPECTED; item <= LAST_INSPECTED; item++) sheet.put("item" + item, failed.contains(item) ? "NOT_MET" : "MET");
        return sheet;
    }

    /** The owner says on the phone that the date stands. */
    DeliveryBay confirm() {
        shop.complete("call-customer", "deliveryCall", Map.of("result", "REACHED", "wish", "CONFIRMED", "participants", "先生和孩子", "explained", true));
        return this;
    }

    DeliveryBay otherDay(LocalDateTime wanted) {
        shop.complete("call-customer", "deliveryCall", Map.of("result", "REACHED", "wish", "OTHER_DAY", "wantedDeliveryAt", iso(wanted)));
        return this;
    }

    /** S2–S9: everything is ready a day before, and both calls are made. */
    DeliveryBay prepared(LocalDateTime planned) {
        papers();
        shop.advanceTo(planned.minusDays(3));
        confirm().pdi();
        shop.advanceTo(planned.minusDays(1));
        return confirm().staff();
    }

    DeliveryBay staff() {
        shop.complete("reserve-staff", "ceremonyStaff", Map.of("salesManager", true, "serviceManager", true, "area", true, "clean", true));
        return this;
    }

    /** S10–S11 at nine o'clock of the day. */
    DeliveryBay welcome(LocalDateTime planned) {
        shop.advanceTo(planned.toLocalDate().atTime(9, 0));
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        shop.complete("welcome-owner", "ownerWelcome", Map.of("badge", true, "explained", true));
        return this;
    }

    /** S13–S14. */
    DeliveryBay explain() {
        shop.complete("explain-documents", "documentTalk", Map.of("firstMaintenance", true, "topics", List.of("WARRANTY", "SAFETY"), "stickerAsked", true));
        shop.complete("explain-car", "carTalk", Map.of("topics", List.of("CONTROLS", "SPARE"), "clear", true));
        return this;
    }

    /** S15. */
    DeliveryBay sign() {
        house.signPaper(caseNo(), "新车交车确认表");
        shop.complete("sign-hand-over", "handOver", Map.of("result", "SIGNED", "envelopes", true));
        return this;
    }

    DeliveryBay defect() {
        shop.complete("sign-hand-over", "handOver", Map.of("result", "DEFECT", "defect", "后保险杠有划痕"));
        return this;
    }

    /** S16–S18. */
    DeliveryBay celebrate(String photo) {
        shop.complete("hold-ceremony", "ceremony", Map.of("held", "HELD", "photo", photo, "keys", true));
        shop.complete("introduce-service", "serviceIntro", Map.of("sticker", "YES", "contactName", "李敏"));
        shop.complete("ask-owner", "ownerQuestionnaire", Map.of("score", 5, "channel", "PHONE"));
        return this;
    }

    /** Somebody takes a picture of owner and car; its id. */
    String photo() {
        return photos.add(new NewPhoto(caseNo(), "hold-ceremony", Photo.Kind.OTHER, "delivery.png", Scans.signature(), Optional.empty()), "sales-consultant-1").id();
    }

    /** S19. */
    DeliveryBay leave(LocalDateTime at, LocalDateTime home) {
        shop.at(at);
        shop.complete("see-off-owner", "ownerFarewell", Map.of("predictedArrivalAt", iso(home)));
        return this;
    }
}
