package io.tiaoli.workers.testdrives;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Names the next person whose licence is looked at; serves {@code test-drive} S5. */
@Component
@Label("下一位驾驶人")
public class NextDriver implements Worker<Nothing, NextDriver.Out> {

    public record Out(@Label("驾驶人序号") int driverNo, @Label("驾驶人") String driverName) {}

    private final TestDrives drives;

    NextDriver(TestDrives drives) {
        this.drives = drives;
    }

    @Override
    public Out run(Nothing in, Step step) {
        var driver = drives.drivers(step.caseNo()).stream().filter(one -> one.eligibility().isEmpty()).findFirst()
                .orElseThrow(() -> new IllegalStateException(step.caseNo() + " has no driver left"));
        return new Out(driver.no(), driver.name());
    }
}
