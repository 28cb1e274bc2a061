package io.tiaoli.workers.sales;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Looks whether a free car of the wanted model and colour is here or on its way; {@code vehicle-order} S3. */
@Component
@Label("查现车")
public class CheckStock implements Worker<CheckStock.In, CheckStock.Out> {

    public record In(@Label("车型") String modelId, @Label("颜色") Optional<String> colour) {}

    /**
     * @param expectedPickupOn when the next one comes; empty when one is here or must be ordered
     * @param orderedColour what to write on the order: the wanted colour, or that of the car that is here for who wants any
     */
    public record Out(@Label("库存") StockStatus stockStatus, @Label("库存说明") String stockText, @Label("预计到店日期") Optional<LocalDate> expectedPickupOn,
            @Label("订购颜色") Optional<String> orderedColour) {}

    private final StockCars cars;

    CheckStock(StockCars cars) {
        this.cars = cars;
    }

    @Override
    public Out run(In in, Step step) {
        var here = cars.colourHere(in.modelId(), in.colour());
        if (here.isPresent()) return out(StockStatus.IN_STOCK, Optional.empty(), here);
        var arrival = cars.nextArrival(in.modelId(), in.colour());
        return out(arrival.isPresent() ? StockStatus.IN_TRANSIT : StockStatus.TO_ORDER, arrival, in.colour());
    }

    private static Out out(StockStatus status, Optional<LocalDate> arrival, Optional<String> colour) {
        return new Out(status, arrival.map(day -> "%s，预计 %d月%d日到店".formatted(status.label(), day.getMonthValue(), day.getDayOfMonth())).orElse(status.label()), arrival,
                colour);
    }
}
