package io.tiaoli.workers.sales;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.pricing.Money;

/** Notes that the buyer takes another model, colour or options; {@code vehicle-order} after S3. */
@Component
@Label("改选车型")
public class ChangeModel implements Worker<ChangeModel.In, ChangeModel.Out> {

    public record In(@Label("车型") String modelId, @Label("颜色") Optional<String> colour, @Label("选装") Optional<String> options) {}

    public record Out(@Label("车型编号") String modelId, @Label("车型名称") String modelName, @Label("指导价（元）") Optional<BigDecimal> listPriceYuan) {}

    private final SalesOrders orders;
    private final CarModels models;

    ChangeModel(SalesOrders orders, CarModels models) {
        this.orders = orders;
        this.models = models;
    }

    @Override
    public Out run(In in, Step step) {
        var model = models.find(in.modelId());
        var modelId = model.map(CarModel::modelId).orElse(in.modelId());
        orders.change(step.caseNo(), modelId, in.colour(), in.options());
        return new Out(modelId, model.map(CarModel::name).orElse(in.modelId()), model.map(CarModel::listPriceFen).map(Money::yuan));
    }
}
