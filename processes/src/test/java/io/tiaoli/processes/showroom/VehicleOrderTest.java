package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.sales.InsuranceChoice;
import io.tiaoli.workers.sales.OrderState;
import io.tiaoli.workers.sales.Quotations;
import io.tiaoli.workers.sales.SalesOrders;
import io.tiaoli.workers.sales.StockCars;

@FlowTest
class VehicleOrderTest {

    @Autowired Shop shop;
    @Autowired CarShop house;
    @Autowired AppraisalStory appraisal;
    @Autowired SalesOrders orders;
    @Autowired Quotations quotations;
    @Autowired StockCars cars;

    @BeforeEach
    void open() {
        house.open();
    }

    @Test
    @DisplayName("vehicle-order: from the first price to the signed contract, the deposit, the insurance and the farewell")
    void sold() {
        house.wantsToSign().sign();
        assertThat(house.papers(house.orderNo())).containsExactlyInAnyOrder("报价单", "订购单", "新车销售合同");
        assertThat(house.textOf(house.orderNo(), "新车销售合同")).contains("陈静", "轩逸" + house.model, "¥138,000.00", "¥5,000.00", "¥133,000.00", "2026年12月1日", "送脚垫一套");
        assertThat(house.textOf(house.orderNo(), "订购单")).contains("珠光白", "¥120,000.00", "全款");
        house.copies().payDeposit().insureAndLeave();
        assertThat(house.ended(house.order)).isTrue();
        assertThat(orders.get(house.orderNo())).satisfies(order -> {
            assertThat(order.state()).isEqualTo(OrderState.SIGNED);
            assertThat(order.vin()).contains(house.vin);
            assertThat(order.premiumFen()).contains(500_000L);
        });
        assertThat(shop.texts(house.orderNo())).filteredOn(t -> t.wording().equals("vehicle-order-confirmed.sms")).singleElement()
                .satisfies(t -> assertThat(t.content()).contains(house.orderNo(), "轩逸 " + house.model, "2026年12月1日"));
    }

    @Test
    @DisplayName("vehicle-order fact 1: a quotation of 138,000 = 120,000 + 10,620 + 7,380 is printed with its parts; a mismatch blocks printing")
    void totalAndPartsAgree() {
        house.talk().needs();
        shop.complete("write-quotation", "quotation", house.quotation(120_000, 137_000));
        assertThat(house.papers(house.orderNo())).isEmpty();
        assertThat(shop.task("write-quotation").getDescription()).contains("「合计」写的是 ¥137,000.00", "¥138,000.00");
        assertThat(shop.shown("write-quotation", "quotation")).containsEntry("totalYuan", 137_000);
        house.quote();
        assertThat(house.textOf(house.orderNo(), "报价单")).contains("¥120,000.00", "¥10,620.00", "¥7,380.00", "合计¥138,000.00", "2026年11月30日");
    }

    @Test
    @DisplayName("vehicle-order fact 2: a model that is not in stock needs the expected day of pick-up; the buyer may also change the model or leave")
    void notInStock() {
        cars.put("LGBF5AE01" + house.vin.substring(9), house.model, "曜石黑", Optional.of(LocalDate.of(2026, 12, 8)));
        house.talk("曜石黑").needs();
        assertThat(shop.shown("tell-pickup", "pickup")).containsEntry("expectedPickupOn", "2026-12-08");
        assertThatThrownBy(() -> shop.complete("tell-pickup", "pickup", Map.of("answer", "ACCEPT"))).hasMessageContaining("「预计提车日期」必须填写");
        assertThatThrownBy(() -> shop.complete("tell-pickup", "pickup", Map.of("answer", "ACCEPT", "expectedPickupOn", "2026-11-23"))).hasMessageContaining("应晚于今天");
        shop.complete("tell-pickup", "pickup", Map.of("answer", "CHANGE", "modelId", house.model, "colour", "墨绿"));
        assertThat(orders.get(house.orderNo()).colour()).contains("墨绿");
        assertThat(shop.variable(house.order, "stockStatus")).isEqualTo("TO_ORDER");
        shop.complete("tell-pickup", "pickup", Map.of("answer", "ACCEPT", "expectedPickupOn", "2026-12-20"));
        assertThat(shop.hasTask("write-quotation")).isTrue();
        house.quote().extras().papers().decide("SIGN");
        assertThat(shop.shown("fill-order", "orderForm")).containsEntry("expectedPickupOn", "2026-12-20");
    }

    @Test
    @DisplayName("vehicle-order: who wants any colour orders the car that is here, and order and contract name its colour")
    void colourLeftOpen() {
        house.talk(Map.of()).needs().quote().extras().papers().decide("SIGN");
        assertThat(shop.shown("fill-order", "orderForm")).containsEntry("colour", "珠光白");
        house.sign();
        assertThat(house.textOf(house.orderNo(), "订购单")).contains("颜色珠光白");
        assertThat(house.textOf(house.orderNo(), "新车销售合同")).contains("颜色珠光白");
        assertThat(orders.get(house.orderNo()).vin()).contains(house.vin);
    }

    @Test
    @DisplayName("vehicle-order fact 3: 2 % goes to the showroom manager, 2.1 % to the sales manager, no discount to nobody")
    void priceAuthority() {
        house.talk().needs().quote().extras(Map.of("specialTerms", "DISCOUNT", "discountRequested", 2));
        assertThat(shop.groups(shop.task("approve-terms"))).containsExactly("showroom-manager");
        shop.complete("approve-terms", "terms", Map.of("decision", "APPROVED", "reason", "月底"));
        shop.complete("write-quotation", "quotation", house.quotation(117_600, 135_600));
        house.extras(Map.of("specialTerms", "DISCOUNT", "discountRequested", 2.1));
        assertThat(shop.groups(shop.task("approve-terms"))).containsExactly("sales-manager");
        shop.complete("approve-terms", "terms", Map.of("decision", "REJECTED", "reason", "超出范围"));
        house.papers().decide("TERMS").extras();
        assertThat(shop.hasTask("approve-terms")).isFalse();
        assertThat(shop.hasTask("explain-papers")).isTrue();
        assertThat(quotations.latest(house.orderNo()).orElseThrow().totalFen()).isEqualTo(13_560_000);
    }

    @Test
    @DisplayName("vehicle-order: a change of the contract goes to the showroom manager; the second rejection ends the talk as LATER")
    void rejectedTwice() {
        var change = Map.<String, Object>of("specialTerms", "CONTRACT", "contractChange", "延长提车期限");
        house.talk().needs().quote().extras(change);
        assertThat(shop.groups(shop.task("approve-terms"))).containsExactly("showroom-manager");
        shop.complete("approve-terms", "terms", Map.of("decision", "REJECTED", "reason", "统一合同"));
        house.papers().decide("TERMS").extras(change);
        shop.complete("approve-terms", "terms", Map.of("decision", "REJECTED", "reason", "统一合同"));
        house.leave();
        assertThat(orders.get(house.orderNo()).state()).isEqualTo(OrderState.LATER);
    }

    @Test
    @DisplayName("vehicle-order fact 4: a refusal needs its reason, and one prospect is registered at the moment of leaving")
    void refused() {
        house.talk().needs().quote().extras().papers();
        assertThatThrownBy(() -> shop.complete("ask-decision", "orderDecision", Map.of("decision", "REFUSE"))).hasMessageContaining("「不买的原因」必须填写");
        house.decide("REFUSE").leave();
        assertThat(house.told(house.orderNo(), "prospect-registered")).singleElement().satisfies(told -> assertThat(told)
                .containsEntry("prospectId", house.customer.id()).containsEntry("refuseReason", "PRICE").containsEntry("consultantId", "sales-consultant-1")
                .containsEntry("leftAt", Shop.iso(shop.now())).containsEntry("phone", house.customer.phone().orElseThrow()));
        assertThat(orders.get(house.orderNo()).state()).isEqualTo(OrderState.REFUSED);
        assertThat(house.ended(house.order)).isTrue();
    }

    @Test
    @DisplayName("vehicle-order fact 5: SIGN opens the deposit; exactly one OrderSigned is told when it is paid, not before")
    void deliveryStartsWithTheDeposit() {
        house.wantsToSign().sign().copies();
        assertThat(shop.task("request-payment").getName()).isEqualTo("说明手续并请付款");
        assertThat(shop.groups(shop.task("request-payment"))).contains("finance");
        house.insureAndLeave();
        assertThat(house.told(house.orderNo(), "order-signed")).isEmpty();
        house.payDeposit();
        assertThat(house.told(house.orderNo(), "order-signed")).singleElement().satisfies(told -> assertThat(told).containsEntry("orderNo", house.orderNo())
                .containsEntry("customerId", house.customer.id()).containsEntry("vin", house.vin).containsEntry("expectedPickupAt", "2026-12-01")
                .containsEntry("financeChoice", "CASH"));
        assertThat(((Number) house.told(house.orderNo(), "order-signed").get(0).get("balanceDueFen")).longValue()).isEqualTo(13_300_000);
        assertThat(house.ended(house.order)).isTrue();
    }

    @Test
    @DisplayName("vehicle-order fact 6: a signed order with a first-visit referrer earns the referral")
    void referral() {
        house.talk(Map.of("colour", "珠光白", "referrerId", "c-referrer", "firstVisitId", "V-1")).needs().quote().extras().papers().decide("SIGN").sign().copies().payDeposit();
        assertThat(house.told(house.orderNo(), "referral-earned")).singleElement().satisfies(told -> assertThat(told).containsEntry("referrerId", "c-referrer")
                .containsEntry("newCustomerId", house.customer.id()).containsEntry("firstVisitId", "V-1").containsEntry("orderNo", house.orderNo()));
    }

    @Test
    @DisplayName("vehicle-order fact 7: full insurance of a new owner during the campaign costs 4,000 instead of 5,000")
    void campaign() {
        house.wantsToSign().sign().copies();
        assertThat(shop.groups(shop.task("choose-insurance"))).containsExactly("insurance-specialist");
        shop.complete("choose-insurance", "insurance", Map.of("insuranceChoice", "FULL", "premiumYuan", 5_000, "campaignNo", "CX-2026"));
        assertThat(orders.get(house.orderNo()).premiumFen()).contains(400_000L);
        assertThat(house.told(house.orderNo(), "insurance-sold")).singleElement().satisfies(told -> assertThat(told).containsEntry("campaignNo", "CX-2026"));
    }

    @Test
    @DisplayName("vehicle-order: a buyer who insures elsewhere hears the facts once and is not forced")
    void insuredElsewhere() {
        house.wantsToSign().sign().copies();
        shop.complete("choose-insurance", "insurance", Map.of("insuranceChoice", "ELSEWHERE", "objection", "FRIEND"));
        assertThat(shop.task("answer-insurance").getDescription()).contains("理赔专员代办");
        shop.complete("answer-insurance", "insurance", Map.of("insuranceChoice", "ELSEWHERE"));
        assertThat(orders.get(house.orderNo()).insuranceChoice()).contains(InsuranceChoice.ELSEWHERE);
        assertThat(house.told(house.orderNo(), "insurance-sold")).isEmpty();
        assertThat(shop.hasTask("see-off-buyer")).isTrue();
    }

    @Test
    @DisplayName("vehicle-order fact 9: after LATER the quotation holds 7 days and the prospect is told to be called within 48 h of leaving")
    void later() {
        house.talk().needs().quote().extras().papers().decide("LATER").leave();
        assertThat(quotations.latest(house.orderNo()).orElseThrow().validUntil()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(shop.texts(house.orderNo())).filteredOn(t -> t.wording().equals("vehicle-order-later.sms")).singleElement()
                .satisfies(t -> assertThat(t.content()).contains("2026年11月30日"));
        assertThat(house.told(house.orderNo(), "prospect-registered")).singleElement().satisfies(told -> assertThat(told).containsEntry("leftAt", Shop.iso(shop.now())));
    }

    @Test
    @DisplayName("vehicle-order fact 10: when papers are technical, the finance specialist can be called in, and likewise the insurance specialist")
    void specialists() {
        house.talk().needs().quote().extras(Map.of("specialist", "FINANCE"));
        assertThat(shop.groups(shop.task("advise-buyer"))).containsExactly("finance-specialist");
        shop.complete("advise-buyer", "advice", Map.of("explained", "贷款三年，每月还款额"));
        house.papers().decide("TERMS").extras(Map.of("specialist", "INSURANCE"));
        assertThat(shop.groups(shop.task("advise-buyer"))).containsExactly("insurance-specialist");
    }

    @Test
    @DisplayName("vehicle-order fact 11: of a total of 138,000 an accepted appraisal of 60,000 leaves 78,000")
    void tradeIn() {
        house.talk().needs().quote().extras(Map.of("tradeInWanted", true));
        appraise("ACCEPTED");
        house.quote();
        assertThat(quotations.latest(house.orderNo()).orElseThrow().amountDueFen()).isEqualTo(7_800_000);
        assertThat(house.textOf(house.orderNo(), "报价单")).contains("旧车抵扣-¥60,000.00", "应付¥78,000.00");
    }

    @Test
    @DisplayName("vehicle-order: a declined appraisal takes nothing off, and an accepted one not after its seven days")
    void noTradeIn() {
        house.talk().needs().quote().extras(Map.of("tradeInWanted", true));
        appraise("DECLINED");
        house.papers().decide("TERMS").extras(Map.of("tradeInWanted", true));
        appraise("ACCEPTED");
        shop.at(shop.now().plusDays(8));
        house.quote();
        assertThat(quotations.latest(house.orderNo()).orElseThrow().amountDueFen()).isEqualTo(7_800_000);
        house.extras().papers().decide("TERMS").extras(Map.of("specialTerms", "CONTRACT", "contractChange", "延长提车期限"));
        shop.complete("approve-terms", "terms", Map.of("decision", "APPROVED", "reason", "可以"));
        house.quote();
        assertThat(quotations.latest(house.orderNo()).orElseThrow().amountDueFen()).isEqualTo(13_800_000);
    }

    private void appraise(String answer) {
        appraisal.priced(60_000);
        appraisal.sign(house.running("used-car-appraisal").get(0).getBusinessKey());
        appraisal.answer(answer, "OWNER");
    }

    @Test
    @DisplayName("vehicle-order: an objection is answered as its kind asks, by the manager where the consultant wants help")
    void objections() {
        house.talk().needs().quote().extras();
        shop.complete("explain-papers", "papers", Map.of("explained", true, "formalitiesMinutes", 60, "objection", "DOUBT", "objectionText", "真有这么省油吗", "managerHelp", true));
        assertThat(shop.groups(shop.task("answer-objection"))).containsExactly("showroom-manager");
        assertThat(shop.task("answer-objection").getDescription()).contains("问出疑点");
        shop.complete("answer-objection", "objectionAnswer", Map.of("answer", "看了实测油耗", "settled", "YES"));
        assertThat(List.of(shop.hasTask("ask-decision"))).containsExactly(true);
    }
}
