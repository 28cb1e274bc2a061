package io.tiaoli.workers.appointments;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Ends a booking and keeps how, service-appointment S18; a slot that nobody will use is free again. */
@Component
@Label("结束预约")
public class CloseAppointment implements Worker<CloseAppointment.In, CloseAppointment.Out> {

    public record In(@Label("预约结果") AppointmentOutcome outcome) {}

    public record Out(@Label("预约结果") AppointmentOutcome appointmentOutcome) {}

    private final Appointments appointments;

    CloseAppointment(Appointments appointments) {
        this.appointments = appointments;
    }

    @Override
    public Out run(In in, Step step) {
        appointments.settle(step.caseNo(), switch (in.outcome()) {
            case BOOKED -> AppointmentState.CONFIRMED;
            case ARRIVED -> AppointmentState.ARRIVED;
            case NO_SHOW -> AppointmentState.NO_SHOW;
            case CANCELLED, REFUSED, UNREACHABLE -> AppointmentState.CANCELLED;
        });
        return new Out(in.outcome());
    }
}
