package io.tiaoli.workers.testdrives;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Closes a test drive; one that came to nothing was not driven; serves the end of {@code test-drive}. */
@Component
@Label("结束试乘试驾")
public class CloseTestDrive implements Worker<CloseTestDrive.In, CloseTestDrive.Out> {

    public record In(@Label("试驾结果") Optional<DriveOutcome> driveOutcome, @Label("购买意向") Optional<String> intention) {}

    public record Out(@Label("试驾结果") DriveOutcome driveOutcome) {}

    private final TestDrives drives;

    CloseTestDrive(TestDrives drives) {
        this.drives = drives;
    }

    @Override
    public Out run(In in, Step step) {
        var outcome = in.driveOutcome().orElse(DriveOutcome.NOT_DRIVEN);
        drives.close(step.caseNo(), outcome, in.intention());
        return new Out(outcome);
    }
}
