package io.tiaoli.workers.sales;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.pricing.Money;

/**
 * Checks a written quotation and keeps it, {@code vehicle-order} S4: the total is the sum of its parts, the price is the list price
 * less the approved discount (rounded half up to the fen), the list price is that of the price list where the model stands in it.
 */
@Component
@Label("核对报价")
@Refuses(MakeQuotation.MISMATCH)
public class MakeQuotation implements Worker<MakeQuotation.In, MakeQuotation.Out> {

    static final String MISMATCH = "quotation-mismatch";
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /**
     * @param discountPercent what was approved, 0 to 100; missing = none
     * @param tradeInFen the accepted price of the old car; missing = none
     * @param validDays days for which it holds, today not counted
     */
    public record In(@Label("报价表单") String record, @Label("批准的优惠（%）") Optional<BigDecimal> discountPercent,
            @Label("旧车抵扣（分）") Optional<Long> tradeInFen, @Label("有效天数") int validDays) {}

    public record Out(@Label("报价版本") int quotationVersion, @Label("报价合计（分）") long totalFen, @Label("应付（分）") long amountDueFen, @Label("有效期至") LocalDate validUntil) {}

    private final FormRecords forms;
    private final SalesOrders orders;
    private final CarModels models;
    private final Quotations quotations;

    MakeQuotation(FormRecords forms, SalesOrders orders, CarModels models, Quotations quotations) {
        this.forms = forms;
        this.orders = orders;
        this.models = models;
        this.quotations = quotations;
    }

    @Override
    public Out run(In in, Step step) {
        var form = forms.read(step.caseNo(), in.record(), QuotationForm.class, MISMATCH);
        int version = quotations.latest(step.caseNo()).map(Quotation::version).orElse(0) + 1;
        var validUntil = LocalDate.ofInstant(step.now(), ZoneId.systemDefault()).plusDays(in.validDays());
        var quotation = new Quotation(version, fen("指导价", form.listPriceYuan()), in.discountPercent().orElse(BigDecimal.ZERO), fen("车价", form.priceYuan()),
                fen("购置税", form.taxYuan()), fen("保险", form.insuranceYuan()), fen("上牌费", form.registrationYuan()), fen("精品装潢", form.accessoriesYuan()),
                fen("合计", form.totalYuan()), in.tradeInFen().orElse(0L), validUntil);
        models.find(orders.get(step.caseNo()).modelId()).ifPresent(model -> {
            if (model.listPriceFen() != quotation.listPriceFen()) throw differs(model.name() + " 的指导价", quotation.listPriceFen(), "价目表", model.listPriceFen());
        });
        long price = Money.percentOf(quotation.listPriceFen(), HUNDRED.subtract(quotation.discountPercent()));
        if (price != quotation.priceFen()) throw differs("车价", quotation.priceFen(), "指导价减去批准的优惠 " + quotation.discountPercent().toPlainString() + "%", price);
        if (quotation.partsFen() != quotation.totalFen()) throw differs("合计", quotation.totalFen(), "各项之和", quotation.partsFen());
        if (quotation.amountDueFen() < 0) throw differs("旧车抵扣", quotation.tradeInFen(), "最多可抵的合计", quotation.totalFen());
        quotations.add(step.caseNo(), quotation, step.now());
        return new Out(version, quotation.totalFen(), quotation.amountDueFen(), validUntil);
    }

    private static long fen(String name, Optional<BigDecimal> yuan) {
        return yuan.map(amount -> fen(name, amount)).orElse(0L);
    }

    private static long fen(String name, BigDecimal yuan) {
        return Money.fen(name, yuan, MISMATCH);
    }

    private static Refused differs(String what, long fen, String than, long right) {
        return new Refused(MISMATCH, "「%s」写的是 %s，%s是 %s，请核对后再打印".formatted(what, Money.text(fen), than, Money.text(right)));
    }
}
