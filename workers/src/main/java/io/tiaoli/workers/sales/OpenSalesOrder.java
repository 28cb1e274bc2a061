package io.tiaoli.workers.sales;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.pricing.Money;

/** Begins to sell a car to a customer; serves the start of {@code vehicle-order}. */
@Component
@Label("开始洽谈")
public class OpenSalesOrder implements Worker<OpenSalesOrder.In, OpenSalesOrder.Out> {

    /**
     * @param modelId id or name of a model
     * @param consultantId who sells, where the caller knows it; else who filled in the start form
     * @param referrerId with it the line of the first visit is needed
     */
    public record In(@Label("客户") String customerId, @Label("车型") String modelId, @Label("颜色") Optional<String> colour, @Label("选装") Optional<String> options,
            @Label("销售顾问") Optional<String> consultantId, @Label("介绍人") Optional<String> referrerId, @Label("首次来店登记") Optional<String> firstVisitId) {}

    /** @param listPriceYuan empty for a model that is not on the price list */
    public record Out(@Label("车型编号") String modelId, @Label("车型名称") String modelName, @Label("指导价（元）") Optional<BigDecimal> listPriceYuan,
            @Label("销售顾问") Optional<String> consultantId) {}

    private final SalesOrders orders;
    private final CarModels models;
    private final Cases cases;
    private final FormRecords forms;

    OpenSalesOrder(SalesOrders orders, CarModels models, Cases cases, FormRecords forms) {
        this.orders = orders;
        this.models = models;
        this.cases = cases;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        if (in.referrerId().isPresent() && in.firstVisitId().isEmpty()) {
            throw new IllegalArgumentException("订单 %s 有介绍人「%s」，但缺少首次来店登记（firstVisitId）".formatted(step.caseNo(), in.referrerId().get()));
        }
        var model = models.find(in.modelId());
        var consultant = in.consultantId().or(() -> forms.of(step.caseNo()).stream().findFirst().flatMap(FormRecords.Entry::who));
        cases.concerns(step.caseNo(), in.customerId(), Optional.empty());
        var modelId = model.map(CarModel::modelId).orElse(in.modelId());
        orders.open(step.caseNo(), in, modelId, consultant, step.now());
        return new Out(modelId, model.map(CarModel::name).orElse(in.modelId()), model.map(CarModel::listPriceFen).map(Money::yuan), consultant);
    }
}
