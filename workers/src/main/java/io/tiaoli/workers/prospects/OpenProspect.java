package io.tiaoli.workers.prospects;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Customers;

/** Begins to follow up a prospect, or begins anew where they came again; serves the start of {@code prospect-follow-up}. */
@Component
@Label("登记有望客户")
@Refuses("customer-unknown")
public class OpenProspect implements Worker<OpenProspect.In, OpenProspect.Out> {

    /**
     * @param prospectId the customer
     * @param leftAt when they left the showroom or hung up
     * @param consultantId who looks after them; empty when nobody does yet, as after a call that the reception took
     */
    public record In(@Label("客户") String prospectId, @Label("离店时间") Instant leftAt, @Label("销售顾问") Optional<String> consultantId, @Label("看的车型") Optional<String> model,
            @Label("意向级别") Optional<ProspectLevel> level, @Label("没有买的原因") Optional<String> refuseReason) {}

    public record Out(@Label("客户编号") String customerId, @Label("客户姓名") String customerName) {}

    private final Prospects prospects;
    private final Customers customers;
    private final Cases cases;

    OpenProspect(Prospects prospects, Customers customers, Cases cases) {
        this.prospects = prospects;
        this.customers = customers;
        this.cases = cases;
    }

    @Override
    public Out run(In in, Step step) {
        var customer = customers.find(in.prospectId()).orElseThrow(() -> new Refused("customer-unknown", "没有编号为「%s」的客户".formatted(in.prospectId())));
        cases.concerns(step.caseNo(), customer.id(), Optional.empty());
        prospects.open(step.caseNo(), in);
        return new Out(customer.id(), customer.fullName());
    }
}
