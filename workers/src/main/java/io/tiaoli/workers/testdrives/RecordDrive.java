package io.tiaoli.workers.testdrives;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps how the drive went; who drove dangerously or had to stop has not driven; serves {@code test-drive} S11. */
@Component
@Label("登记试驾经过")
public class RecordDrive implements Worker<RecordDrive.In, RecordDrive.Out> {

    public record In(@Label("资格") Eligibility eligibility, @Label("怎样结束") DriveEnding driveEnding, @Label("车上人数") Optional<Integer> occupants,
            @Label("分钟") Optional<Integer> driveMinutes, @Label("公里") Optional<BigDecimal> driveKm) {}

    public record Out(@Label("试驾结果") DriveOutcome driveOutcome) {}

    private final TestDrives drives;

    RecordDrive(TestDrives drives) {
        this.drives = drives;
    }

    @Override
    public Out run(In in, Step step) {
        var outcome = in.driveEnding() != DriveEnding.NORMAL ? DriveOutcome.NOT_DRIVEN
                : in.eligibility() == Eligibility.MAY_DRIVE ? DriveOutcome.DRIVEN : DriveOutcome.RIDE_ALONG;
        drives.driven(step.caseNo(), in, outcome);
        return new Out(outcome);
    }
}
