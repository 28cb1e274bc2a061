package io.tiaoli.workers.tradein;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;

/** Begins the contact with one candidate of a campaign; serves {@code trade-in-contact}. */
@Component
@Label("开始置换联系")
public class OpenTradeInContact implements Worker<OpenTradeInContact.In, OpenTradeInContact.Out> {

    public record In(@Label("活动编号") String campaignNo, @Label("客户") String customerId) {}

    public record Out(@Label("客户等级") String customerClass, @Label("车型") Optional<String> oldModel, @Label("销售顾问") Optional<String> consultantId) {}

    private final Candidates candidates;
    private final Customers customers;
    private final Vehicles vehicles;

    OpenTradeInContact(Candidates candidates, Customers customers, Vehicles vehicles) {
        this.candidates = candidates;
        this.customers = customers;
        this.vehicles = vehicles;
    }

    @Override
    public Out run(In in, Step step) {
        Candidate candidate = candidates.contactedIn(in.campaignNo(), in.customerId(), step.caseNo());
        Vehicle car = vehicles.get(candidate.vehicleId());
        return new Out(customers.get(in.customerId()).customerClass(), car.model(), candidate.consultantId());
    }
}
