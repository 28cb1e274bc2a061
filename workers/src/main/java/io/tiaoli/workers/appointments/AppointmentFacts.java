package io.tiaoli.workers.appointments;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What messages and documents may tell of a booking. */
@Component
class AppointmentFacts implements FactSource {

    private final Appointments appointments;
    private final Bays bays;
    private final Clock clock;

    AppointmentFacts(Appointments appointments, Bays bays, Clock clock) {
        this.appointments = appointments;
        this.bays = bays;
        this.clock = clock;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("appointmentNo", "预约单号", "YY-20261121-0001"), new Fact("slotAt", "预约时间", "11月22日 13:00"),
                new Fact("symptoms", "故障现象", "前部异响"), new Fact("bay", "预留工位", "3号工位"), new Fact("slotMinutes", "预计时长（分钟）", "90"),
                new Fact("bookedItems", "预约项目", "20000公里保养"), new Fact("thingsToBring", "请客户携带", "行驶证、保养手册"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        appointments.find(caseNo).ifPresent(appointment -> {
            told.put("appointmentNo", appointment.appointmentNo());
            told.put("slotAt", ReadableTime.moment(appointment.slotAt(), clock.getZone()));
            told.put("slotMinutes", Integer.toString(appointment.minutes()));
            appointment.items().ifPresent(items -> told.put("bookedItems", items));
            appointments.thingsToBring(caseNo).ifPresent(things -> told.put("thingsToBring", things));
            appointment.symptoms().ifPresent(symptoms -> told.put("symptoms", symptoms));
            appointment.bayId().flatMap(id -> bays.all().stream().filter(bay -> bay.id().equals(id)).findFirst())
                    .ifPresent(bay -> told.put("bay", bay.name()));
        });
        return told;
    }
}
