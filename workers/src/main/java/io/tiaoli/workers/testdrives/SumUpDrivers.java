package io.tiaoli.workers.testdrives;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Says what the whole party may do: drive where one of them may, else ride along where one of them may; serves {@code test-drive} S6. */
@Component
@Label("汇总驾驶资格")
public class SumUpDrivers implements Worker<Nothing, SumUpDrivers.Out> {

    /** @param admittedDrivers names of those who may drive, for the staff's eyes */
    public record Out(@Label("资格") Eligibility eligibility, @Label("可以驾驶的人") String admittedDrivers) {}

    private final TestDrives drives;

    SumUpDrivers(TestDrives drives) {
        this.drives = drives;
    }

    @Override
    public Out run(Nothing in, Step step) {
        var drivers = drives.drivers(step.caseNo());
        var may = List.of(Eligibility.MAY_DRIVE, Eligibility.RIDE_ALONG).stream().filter(e -> drivers.stream().anyMatch(driver -> driver.eligibility().equals(Optional.of(e)))).findFirst();
        return new Out(may.orElse(Eligibility.NO_DRIVE),
                drivers.stream().filter(driver -> driver.eligibility().equals(Optional.of(Eligibility.MAY_DRIVE))).map(TestDrives.Driver::name).collect(joining("、")));
    }
}
