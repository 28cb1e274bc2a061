package io.tiaoli.web.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.sales.CarModel;
import io.tiaoli.workers.sales.CarModels;
import io.tiaoli.workers.sales.StockCars;

/** The new cars that the demo company sells; brought in once, so that nothing comes back that was changed. */
@Component
@Order(26)
@ConditionalOnProperty("tiaoli.demo")
class DemoCars implements ApplicationRunner {

    private final CarModels models;
    private final StockCars cars;
    private final Clock clock;

    DemoCars(CarModels models, StockCars cars, Clock clock) {
        this.models = models;
        this.cars = cars;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!models.all().isEmpty()) return;
        file("car-models.csv").rows().forEach(row -> models.put(new CarModel(row[0], row[1], new BigDecimal(row[2]).movePointRight(2).longValueExact())));
        file("new-cars.csv").rows().forEach(row -> cars.put(row[0], row[1], row[2], Optional.of(row[3]).filter(day -> !day.isBlank()).map(LocalDate::parse)));
    }

    private DemoFile file(String name) {
        return DemoFile.of(name, LocalDate.now(clock));
    }
}
