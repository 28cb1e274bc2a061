package io.tiaoli.workers.care;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.care.CareContact.State;

/**
 * Writes the contacts that a plan foresees for the case, or reads a changed plan again: what was begun or is over stays as it is,
 * what was not is planned anew. Serves {@code new-owner-care} S1 and every flow that works off a plan.
 */
@Component
@Label("按计划安排联系")
public class PlanCare implements Worker<PlanCare.In, PlanCare.Out> {

    /**
     * @param plan id of the decision table
     * @param facts what its conditions ask, and the moments from which its offsets run
     */
    public record In(@Label("计划（决策表）") String plan, @Label("客户") String customerId, @Label("车辆") Optional<String> vehicleId,
            @Label("条件与起算时间") Map<String, Object> facts) {}

    public record Out(@Label("计划中的联系数") int plannedContacts) {}

    private record Name(String code, int number) {

        static Name of(CareContact contact) {
            return new Name(contact.code(), contact.number());
        }
    }

    private final CarePlans plans;
    private final CareContacts contacts;
    private final ChangedPlans changed;

    PlanCare(CarePlans plans, CareContacts contacts, ChangedPlans changed) {
        this.plans = plans;
        this.contacts = contacts;
        this.changed = changed;
    }

    @Override
    public Out run(In in, Step step) {
        List<CareContact> planned = new Timetable(step.caseNo(), in).of(plans.contacts(in.plan(), in.facts()));
        Map<Boolean, List<CareContact>> before = contacts.of(step.caseNo()).stream().collect(Collectors.partitioningBy(contact -> contact.state() == State.PLANNED));
        before.get(true).forEach(contact -> contacts.forget(contact.id()));
        Set<Name> over = before.get(false).stream().map(Name::of).collect(Collectors.toCollection(HashSet::new));
        if (before.values().stream().allMatch(List::isEmpty)) takeOver(in, step);
        var open = planned.stream().filter(contact -> !over.contains(Name.of(contact))).toList();
        open.forEach(contacts::add);
        return new Out(open.size());
    }

    /** A customer with a second car is not cared for twice: what is about the customer goes on with the newer plan. */
    private void takeOver(In in, Step step) {
        var older = contacts.plannedFor(in.customerId()).stream()
                .filter(contact -> contact.wholeCustomer() && contact.plan().equals(in.plan()) && !contact.caseNo().equals(step.caseNo())).toList();
        changed.tell(contacts.stop(older, "客户有了新车，由案件 %s 的计划接着联系".formatted(step.caseNo())));
    }
}
