package io.tiaoli.workers.appointments;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Keeps what was agreed for the slot that was taken, service-appointment S9. */
@Component
@Label("确认预约")
@Refuses("booking-invalid")
public class ConfirmAppointment implements Worker<ConfirmAppointment.In, ConfirmAppointment.Out> {

    /**
     * @param record the form record with {@code items}, {@code symptoms}, {@code mileageKm} and {@code bring}, each optional
     * @param earlyEnough what the decision appointment-lead-time says
     */
    public record In(@Label("预约内容（表单记录名）") String record, @Label("享受预约优惠") boolean earlyEnough) {}

    public record Out(@Label("预约单号") String appointmentNo) {}

    private final FormRecords forms;
    private final Appointments appointments;

    ConfirmAppointment(FormRecords forms, Appointments appointments) {
        this.forms = forms;
        this.appointments = appointments;
    }

    @Override
    public Out run(In in, Step step) {
        BookingForm booking = forms.read(step.caseNo(), in.record(), BookingForm.class, "booking-invalid");
        booking.mileageKm().filter(km -> km < 0).ifPresent(km -> {
            throw new Refused("booking-invalid", "当前里程「%d」不能是负数".formatted(km));
        });
        booking.items().filter(items -> items.length() > 1000).ifPresent(items -> {
            throw new Refused("booking-invalid", "预约项目有 %d 个字，最多 1000 个".formatted(items.length()));
        });
        if (!appointments.confirm(step.caseNo(), booking, in.earlyEnough())) {
            throw new Refused("booking-invalid", "%s 还没有占用预约时段".formatted(step.caseNo()));
        }
        return new Out(step.caseNo());
    }
}
