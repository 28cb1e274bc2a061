package io.tiaoli.workers.showroom;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Marks a test-drive car ready, or not and why; serves {@code showroom-daily-preparation} S4. */
@Component
@Label("登记试驾车状态")
public class RecordCarReadiness implements Worker<RecordCarReadiness.In, RecordCarReadiness.Out> {

    /** @param missing what the car lacks to be driven; nothing lacks when empty */
    public record In(@Label("试驾车编号") String carId, @Label("油量（%）") Optional<Integer> fuelPercent, @Label("还缺什么") List<String> missing) {}

    public record Out(@Label("可以试驾") boolean carReady) {}

    private final ShowroomCars cars;

    RecordCarReadiness(ShowroomCars cars) {
        this.cars = cars;
    }

    @Override
    public Out run(In in, Step step) {
        cars.checked(in.carId(), in.fuelPercent(), Optional.of(String.join("、", in.missing())).filter(text -> !text.isEmpty()), step.now());
        return new Out(cars.get(in.carId()).ready());
    }
}
