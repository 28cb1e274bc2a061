package io.tiaoli.workers.testdrives;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps what stands on a driving licence and says whether it counts today; its last day still does; serves {@code test-drive} S5. */
@Component
@Label("登记驾驶证")
public class RecordLicence implements Worker<RecordLicence.In, RecordLicence.Out> {

    /** Without {@code shown} or without a number there is no licence. */
    public record In(@Label("驾驶人序号") int driverNo, @Label("出示了驾驶证") boolean shown, @Label("驾驶证号") Optional<String> licenceNo,
            @Label("准驾车型") Optional<String> licenceClass, @Label("有效期至") Optional<LocalDate> expiresOn) {}

    public record Out(@Label("驾驶证状态") LicenceState licenceState) {}

    private final TestDrives drives;
    private final Clock clock;

    RecordLicence(TestDrives drives, Clock clock) {
        this.drives = drives;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        if (!in.shown() || in.licenceNo().isEmpty() || in.expiresOn().isEmpty()) return new Out(LicenceState.NONE);
        drives.licence(step.caseNo(), in);
        return new Out(in.expiresOn().get().isBefore(LocalDate.now(clock)) ? LicenceState.EXPIRED : LicenceState.VALID);
    }
}
