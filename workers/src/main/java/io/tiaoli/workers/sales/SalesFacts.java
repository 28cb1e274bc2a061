package io.tiaoli.workers.sales;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.pricing.Money;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;

/** What messages and papers may tell of the sale of a car. */
@Component
class SalesFacts implements FactSource {

    private final SalesOrders orders;
    private final Quotations quotations;
    private final CarModels models;

    SalesFacts(SalesOrders orders, Quotations quotations, CarModels models) {
        this.orders = orders;
        this.quotations = quotations;
        this.models = models;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("orderNo", "订单号", "DD-20261123-0001"), new Fact("carModel", "订购车型", "轩逸 1.6L 豪华版"), new Fact("carColour", "颜色", "珠光白"),
                new Fact("carOptions", "选装", "天窗、导航"), new Fact("carVin", "新车车架号", "LGBF5AE00HR000001"), new Fact("carListPrice", "指导价", "¥120,000.00"),
                new Fact("carDiscount", "批准的优惠", "2%"), new Fact("carPrice", "车价", "¥120,000.00"), new Fact("carTax", "购置税", "¥10,620.00"),
                new Fact("carInsurance", "报价里的保险", "¥7,380.00"), new Fact("carRegistration", "上牌费", "¥0.00"), new Fact("carAccessories", "精品装潢", "¥0.00"),
                new Fact("carTotal", "购车合计", "¥138,000.00"), new Fact("tradeInPrice", "旧车抵扣", "¥60,000.00"), new Fact("carAmountDue", "购车应付", "¥78,000.00"),
                new Fact("quotationVersion", "购车报价版本", "1"), new Fact("quotationValidUntil", "报价有效期", "2026年11月30日"),
                new Fact("deposit", "定金", "¥5,000.00"), new Fact("carBalance", "购车余款", "¥73,000.00"), new Fact("financeChoice", "购车付款方式", "贷款"),
                new Fact("expectedPickupOn", "约定提车日期", "2026年12月1日"), new Fact("orderAgreements", "其他约定", "送脚垫一套"),
                new Fact("insuranceChoice", "怎样投保", "本店办理全险"), new Fact("premium", "保费", "¥4,000.00"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        orders.ofCase(caseNo).ifPresent(order -> {
            tell(order, told);
            quotations.latest(order.orderNo()).ifPresent(quotation -> tell(quotation, told));
            quotations.latest(order.orderNo()).ifPresent(quotation ->
                    order.depositFen().ifPresent(deposit -> told.put("carBalance", Money.text(quotation.amountDueFen() - deposit))));
        });
        return told;
    }

    private void tell(SalesOrder order, Map<String, Object> told) {
        told.put("orderNo", order.orderNo());
        told.put("carModel", models.find(order.modelId()).map(CarModel::name).orElse(order.modelId()));
        order.colour().ifPresent(colour -> told.put("carColour", colour));
        order.options().ifPresent(options -> told.put("carOptions", options));
        order.vin().ifPresent(vin -> told.put("carVin", vin));
        order.depositFen().ifPresent(deposit -> told.put("deposit", Money.text(deposit)));
        order.financeChoice().ifPresent(choice -> told.put("financeChoice", choice.label()));
        order.pickupOn().ifPresent(day -> told.put("expectedPickupOn", day(day)));
        order.agreements().ifPresent(agreements -> told.put("orderAgreements", agreements));
        order.insuranceChoice().ifPresent(choice -> told.put("insuranceChoice", choice.label()));
        order.premiumFen().ifPresent(premium -> told.put("premium", Money.text(premium)));
    }

    private static void tell(Quotation quotation, Map<String, Object> told) {
        told.put("carListPrice", Money.text(quotation.listPriceFen()));
        if (quotation.discountPercent().signum() > 0) told.put("carDiscount", quotation.discountPercent().stripTrailingZeros().toPlainString() + "%");
        told.put("carPrice", Money.text(quotation.priceFen()));
        told.put("carTax", Money.text(quotation.taxFen()));
        told.put("carInsurance", Money.text(quotation.insuranceFen()));
        told.put("carRegistration", Money.text(quotation.registrationFen()));
        told.put("carAccessories", Money.text(quotation.accessoriesFen()));
        told.put("carTotal", Money.text(quotation.totalFen()));
        if (quotation.tradeInFen() > 0) told.put("tradeInPrice", Money.text(quotation.tradeInFen()));
        told.put("carAmountDue", Money.text(quotation.amountDueFen()));
        told.put("quotationVersion", String.valueOf(quotation.version()));
        told.put("quotationValidUntil", day(quotation.validUntil()));
    }

    static String day(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
