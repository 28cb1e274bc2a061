package io.tiaoli.workers.testdrives;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps what the customer thought of the car, 1 to 5 a point; serves {@code test-drive} S12. */
@Component
@Label("登记试驾反馈")
public class RecordDriveFeedback implements Worker<RecordDriveFeedback.In, Nothing> {

    /** Only {@code overall} is asked of everybody. */
    public record In(@Label("动力") Optional<Integer> power, @Label("操控") Optional<Integer> handling, @Label("舒适") Optional<Integer> comfort,
            @Label("安静") Optional<Integer> quietness, @Label("总体") int overall, @Label("意见") Optional<String> comments) {}

    private final TestDrives drives;

    RecordDriveFeedback(TestDrives drives) {
        this.drives = drives;
    }

    @Override
    public Nothing run(In in, Step step) {
        drives.feedback(step.caseNo(), in);
        return Nothing.NOTHING;
    }
}
