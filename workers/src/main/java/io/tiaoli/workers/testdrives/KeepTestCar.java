package io.tiaoli.workers.testdrives;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes which car is driven; serves {@code test-drive} S1. */
@Component
@Label("登记试驾车")
public class KeepTestCar implements Worker<KeepTestCar.In, Nothing> {

    public record In(@Label("车牌号") String carPlate, @Label("车型") String carModel, @Label("油量（%）") int fuelPercent) {}

    private final TestDrives drives;

    KeepTestCar(TestDrives drives) {
        this.drives = drives;
    }

    @Override
    public Nothing run(In in, Step step) {
        drives.car(step.caseNo(), in);
        return Nothing.NOTHING;
    }
}
