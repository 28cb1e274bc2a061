package io.tiaoli.workers.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.usedcars.AcceptAppraisal;
import io.tiaoli.workers.usedcars.Condition;
import io.tiaoli.workers.usedcars.RecordAppraisal;

class SalesTest {

    static final String QUOTATION = "{'listPriceYuan':120000,'priceYuan':%s,'taxYuan':10620,'insuranceYuan':7380,'totalYuan':%s}";

    static String sale(Shop shop, String model) {
        shop.get(CarModels.class).put(new CarModel(model, "轩逸 " + model, 12_000_000));
        var orderNo = Shop.unique("DD");
        shop.get(Cases.class).open(orderNo, "vehicle-order", Optional.empty(), Optional.empty(), Optional.empty(), "p");
        shop.get(OpenSalesOrder.class).run(new OpenSalesOrder.In(shop.customer("张伟"), "轩逸 " + model, Optional.of("白"), Optional.empty(), Optional.of("sales-consultant-1"),
                Optional.empty(), Optional.empty()), shop.step(orderNo));
        return orderNo;
    }

    static MakeQuotation.Out quote(Shop shop, String orderNo, String price, String total, String discount, long tradeIn) {
        shop.submit(orderNo, "quotation", QUOTATION.formatted(price, total));
        return shop.get(MakeQuotation.class).run(new MakeQuotation.In("quotation", Optional.of(discount).filter(d -> !d.isEmpty()).map(BigDecimal::new), Optional.of(tradeIn), 7), shop.step(orderNo));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theTotalIsTheSumOfItsParts(Shop shop) {
        var orderNo = sale(shop, Shop.unique("M"));
        assertThat(quote(shop, orderNo, "120000", "138000", "", 0)).satisfies(out -> {
            assertThat(out.totalFen()).isEqualTo(13_800_000);
            assertThat(out.validUntil()).isEqualTo(LocalDate.of(2026, 11, 28));
        });
        assertThatThrownBy(() -> quote(shop, orderNo, "120000", "137999.99", "", 0)).isInstanceOf(Refused.class).hasMessageContaining("¥137,999.99").hasMessageContaining("¥138,000.00");
        assertThat(shop.get(Quotations.class).latest(orderNo).orElseThrow().version()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void thePriceIsTheListPriceLessWhatWasApproved(Shop shop) {
        var orderNo = sale(shop, Shop.unique("M"));
        assertThatThrownBy(() -> quote(shop, orderNo, "117600", "135600", "", 0)).hasMessageContaining("¥120,000.00");
        assertThat(quote(shop, orderNo, "117600", "135600", "2", 0).totalFen()).isEqualTo(13_560_000);
        assertThat(quote(shop, orderNo, "120000", "138000", "", 6_000_000).amountDueFen()).isEqualTo(7_800_000);
        assertThatThrownBy(() -> quote(shop, orderNo, "120000", "138000", "", 13_800_001)).hasMessageContaining("旧车抵扣");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aDepositIsMoreThanNothingAndWithinWhatIsDue(Shop shop) {
        var orderNo = sale(shop, Shop.unique("M"));
        quote(shop, orderNo, "120000", "138000", "", 0);
        for (var deposit : new String[] {"0", "138000.01"}) {
            shop.submit(orderNo, "orderForm", "{'colour':'白','depositYuan':%s,'financeChoice':'CASH','expectedPickupOn':'2026-12-01'}".formatted(deposit));
            assertThatThrownBy(() -> shop.get(RecordOrderForm.class).run(new RecordOrderForm.In("orderForm"), shop.step(orderNo))).hasMessageContaining("定金");
        }
        shop.submit(orderNo, "orderForm", "{'colour':'白','depositYuan':5000,'financeChoice':'LOAN','expectedPickupOn':'2026-12-01'}");
        assertThat(shop.get(RecordOrderForm.class).run(new RecordOrderForm.In("orderForm"), shop.step(orderNo)).balanceDueFen()).isEqualTo(13_300_000);
        shop.at("2026-11-29T08:00");
        assertThatThrownBy(() -> shop.get(RecordOrderForm.class).run(new RecordOrderForm.In("orderForm"), shop.step(orderNo))).hasMessageContaining("过期");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void noTwoOrdersGetTheSameCar(Shop shop) {
        var model = Shop.unique("M");
        var first = sale(shop, model);
        var second = sale(shop, model);
        var cars = shop.get(StockCars.class);
        var vin = "V" + model.replace("-", "").substring(1);
        cars.put(vin, model, "白", Optional.empty());
        cars.put("W" + vin.substring(1), model, "白", Optional.of(LocalDate.of(2026, 12, 5)));
        assertThat(shop.get(CheckStock.class).run(new CheckStock.In(model, Optional.of("白")), shop.step(first)).stockStatus()).isEqualTo(StockStatus.IN_STOCK);
        assertThat(shop.get(SignSalesOrder.class).run(new SignSalesOrder.In(1), shop.step(first))).satisfies(out -> {
            assertThat(out.vin()).contains(vin);
            assertThat(out.depositDueOn()).isEqualTo(LocalDate.of(2026, 11, 22));
        });
        assertThat(shop.get(CheckStock.class).run(new CheckStock.In(model, Optional.of("白")), shop.step(second))).satisfies(out -> {
            assertThat(out.stockStatus()).isEqualTo(StockStatus.IN_TRANSIT);
            assertThat(out.expectedPickupOn()).contains(LocalDate.of(2026, 12, 5));
        });
        assertThat(shop.get(CheckStock.class).run(new CheckStock.In(model, Optional.of("红")), shop.step(second)).stockStatus()).isEqualTo(StockStatus.TO_ORDER);
        assertThat(shop.get(SignSalesOrder.class).run(new SignSalesOrder.In(1), shop.step(second)).vin()).isEmpty();
        shop.get(CancelSalesOrder.class).run(new CancelSalesOrder.In(first, "不买了"), shop.step(first));
        assertThat(shop.get(CheckStock.class).run(new CheckStock.In(model, Optional.empty()), shop.step(second)).stockStatus()).isEqualTo(StockStatus.IN_STOCK);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void onlyASaleThatIsOverAndNotDeliveredIsCancelledFromOutside(Shop shop) {
        var orderNo = sale(shop, Shop.unique("M"));
        var cancel = shop.get(CancelSalesOrder.class);
        var in = new CancelSalesOrder.In(orderNo, "客户改变主意");
        assertThatThrownBy(() -> cancel.run(in, shop.step("DD-X"))).hasMessageContaining("还在办理");
        shop.get(Cases.class).close(orderNo, "COMPLETED");
        assertThat(cancel.run(in, shop.step("DD-X")).orderNo()).isEqualTo(orderNo);
        assertThatThrownBy(() -> cancel.run(in, shop.step("DD-X"))).hasMessageContaining("已取消");
        assertThatThrownBy(() -> cancel.run(new CancelSalesOrder.In("DD-0", "?"), shop.step("DD-X"))).hasMessageContaining("没有编号为「DD-0」的订单");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aPremiumIsReducedExactly(Shop shop) {
        var orderNo = sale(shop, Shop.unique("M"));
        shop.submit(orderNo, "insurance", "{'insuranceChoice':'FULL','premiumYuan':5000}");
        var choose = shop.get(ChooseInsurance.class);
        assertThat(choose.run(new ChooseInsurance.In("insurance", Optional.of(new BigDecimal(20))), shop.step(orderNo)).premiumFen()).isEqualTo(400_000);
        shop.submit(orderNo, "insurance", "{'insuranceChoice':'FULL'}");
        assertThatThrownBy(() -> choose.run(new ChooseInsurance.In("insurance", Optional.empty()), shop.step(orderNo))).hasMessageContaining("保费");
        shop.submit(orderNo, "insurance", "{'insuranceChoice':'ELSEWHERE'}");
        assertThat(choose.run(new ChooseInsurance.In("insurance", Optional.empty()), shop.step(orderNo)).insuredHere()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aReferrerNeedsTheLineOfTheFirstVisit(Shop shop) {
        var in = new OpenSalesOrder.In(shop.customer("李娜"), "轩逸", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("c-1"), Optional.empty());
        assertThatThrownBy(() -> shop.get(OpenSalesOrder.class).run(in, shop.step(Shop.unique("DD")))).hasMessageContaining("首次来店登记");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whoeverWroteLastFollowsUpABuyerWithoutConsultant(Shop shop) {
        var orderNo = sale(shop, Shop.unique("M"));
        var out = shop.get(LetBuyerGo.class).run(new LetBuyerGo.In(LetBuyerGo.Answer.REFUSE, Optional.of("PRICE")), shop.step(orderNo));
        assertThat(out.consultantId()).isEqualTo("sales-consultant-1");
        assertThat(shop.get(SalesOrders.class).get(orderNo)).satisfies(order -> {
            assertThat(order.state()).isEqualTo(OrderState.REFUSED);
            assertThat(order.reason()).contains("PRICE");
        });
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void onlyAnAcceptedAppraisalOfTheBuyerThatStillCountsIsDeducted(Shop shop) {
        var customer = shop.customer("张伟");
        var appraisalNo = Shop.unique("PG");
        var deduct = shop.get(DeductAppraisal.class);
        var mine = new DeductAppraisal.In(customer, Optional.of(appraisalNo));
        shop.get(RecordAppraisal.class).run(new RecordAppraisal.In(customer, "京B12345", "捷达", 2018, 68_000, Condition.GOOD, Condition.GOOD, Condition.GOOD, Optional.empty(), false,
                new BigDecimal(60_000), "P7D"), shop.step(appraisalNo));
        assertThat(deduct.run(mine, shop.step("DD-1")).tradeInFen()).isEmpty();
        shop.get(AcceptAppraisal.class).run(new AcceptAppraisal.In(true), shop.step(appraisalNo));
        assertThat(deduct.run(mine, shop.step("DD-1")).tradeInFen()).contains(6_000_000L);
        assertThat(deduct.run(new DeductAppraisal.In(shop.customer("李娜"), Optional.of(appraisalNo)), shop.step("DD-1")).tradeInFen()).isEmpty();
        shop.at("2026-11-29T08:00");
        assertThat(deduct.run(mine, shop.step("DD-1")).tradeInFen()).isEmpty();
    }
}
