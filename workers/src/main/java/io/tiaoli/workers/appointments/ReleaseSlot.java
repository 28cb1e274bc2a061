package io.tiaoli.workers.appointments;

import static io.tiaoli.workers.Nothing.NOTHING;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Gives bay and advisor of this booking free: another date, or none. */
@Component
@Label("释放预约时段")
public class ReleaseSlot implements Worker<Nothing, Nothing> {

    private final Appointments appointments;

    ReleaseSlot(Appointments appointments) {
        this.appointments = appointments;
    }

    @Override
    public Nothing run(Nothing in, Step step) {
        appointments.settle(step.caseNo(), AppointmentState.RELEASED);
        return NOTHING;
    }
}
