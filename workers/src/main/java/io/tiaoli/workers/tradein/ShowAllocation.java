package io.tiaoli.workers.tradein;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.forms.FormRecords;

/** Shows the even allocation to whoever may exchange customers in it; serves {@code trade-in-development} S4. */
@Component
@Label("列出平均分配的结果")
public class ShowAllocation implements Worker<ShowAllocation.In, Nothing> {

    /** @param record form record with owners: plateNo, customer, consultantId */
    public record In(@Label("调整（表单记录名）") String record) {}

    private final Candidates candidates;
    private final Customers customers;
    private final Vehicles vehicles;
    private final FormRecords forms;

    ShowAllocation(Candidates candidates, Customers customers, Vehicles vehicles, FormRecords forms) {
        this.candidates = candidates;
        this.customers = customers;
        this.vehicles = vehicles;
        this.forms = forms;
    }

    @Override
    public Nothing run(In in, Step step) {
        var shown = JsonNodeFactory.instance.objectNode();
        var owners = shown.putArray("owners");
        candidates.of(step.caseNo()).forEach(candidate -> owners.addObject().put("plateNo", vehicles.get(candidate.vehicleId()).plateNo())
                .put("customer", customers.get(candidate.customerId()).fullName()).put("consultantId", candidate.consultantId().orElse(null)));
        forms.prepare(step.caseNo(), in.record(), shown);
        return Nothing.NOTHING;
    }
}
