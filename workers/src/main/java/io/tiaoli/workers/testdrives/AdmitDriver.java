package io.tiaoli.workers.testdrives;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps what one person may do; serves {@code test-drive} S6. */
@Component
@Label("登记驾驶资格")
public class AdmitDriver implements Worker<AdmitDriver.In, Nothing> {

    public record In(@Label("驾驶人序号") int driverNo, @Label("资格") Eligibility eligibility) {}

    private final TestDrives drives;

    AdmitDriver(TestDrives drives) {
        this.drives = drives;
    }

    @Override
    public Nothing run(In in, Step step) {
        drives.admit(step.caseNo(), in.driverNo(), in.eligibility());
        return Nothing.NOTHING;
    }
}
