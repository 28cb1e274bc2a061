package io.tiaoli.workers.repairorders;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.Appointment;
import io.tiaoli.workers.appointments.Appointments;

/** Names who receives the customer, vehicle-repair S2: the one asked for, the reserved one, else the one who waited longest. */
@Component
@Label("安排服务顾问")
@Refuses("advisor-unknown")
public class AssignAdvisor implements Worker<AssignAdvisor.In, AssignAdvisor.Out> {

    /** @param wishedAdvisorId whom the gate guide names; missing = by the rules */
    public record In(@Label("指定服务顾问") Optional<String> wishedAdvisorId) {}

    public record Out(@Label("服务顾问") String advisorId, @Label("服务顾问姓名") String advisorName) {}

    private final RepairOrders orders;
    private final Appointments appointments;
    private final Advisors advisors;

    AssignAdvisor(RepairOrders orders, Appointments appointments, Advisors advisors) {
        this.orders = orders;
        this.appointments = appointments;
        this.advisors = advisors;
    }

    @Override
    public Out run(In in, Step step) {
        Advisor advisor = in.wishedAdvisorId().map(this::named).or(() -> reserved(step.caseNo())).or(advisors::next)
                .orElseThrow(() -> new Refused("advisor-unknown", "还没有登记在岗的服务顾问"));
        orders.assign(step.caseNo(), advisor.userId());
        advisors.assigned(advisor.userId(), step.now());
        return new Out(advisor.userId(), advisor.name());
    }

    private Advisor named(String userId) {
        return advisors.find(userId).filter(Advisor::active)
                .orElseThrow(() -> new Refused("advisor-unknown", "没有在岗的服务顾问「%s」".formatted(userId)));
    }

    private Optional<Advisor> reserved(String caseNo) {
        return orders.get(caseNo).appointmentNo().flatMap(appointments::find).map(Appointment::advisorId).flatMap(advisors::find).filter(Advisor::active);
    }
}
