package io.tiaoli.workers.care;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.followup.CustomerClass;

/** Begins the care for a new owner: checks what was told of the delivery and fills in what was left open; serves {@code new-owner-care} S1. */
@Component
@Label("开始新车客户关怀")
public class OpenOwnerCare implements Worker<OpenOwnerCare.In, OpenOwnerCare.Out> {

    /** How often an owner hears from us. */
    public enum Cadence { STANDARD, EXCELLENT }

    public record In(@Label("客户") String customerId, @Label("车辆") String vehicleId, @Label("交车时间") Instant deliveredAt, @Label("预计到家时间") Optional<Instant> predictedArrivalAt,
            @Label("客户等级") Optional<CustomerClass> customerClass, @Label("联系节奏") Optional<Cadence> cadence, @Label("享受首保") Optional<Boolean> firstMaintEligible,
            @Label("客户经理") Optional<String> managerId) {}

    public record Out(@Label("交车时间") Instant deliveredAt, @Label("预计到家时间") Optional<Instant> predictedArrivalAt, @Label("客户等级") CustomerClass customerClass,
            @Label("联系节奏") Cadence cadence, @Label("享受首保") boolean firstMaintEligible, @Label("还没有客户经理") boolean managerMissing) {}

    private final Customers customers;
    private final Vehicles vehicles;

    OpenOwnerCare(Customers customers, Vehicles vehicles) {
        this.customers = customers;
        this.vehicles = vehicles;
    }

    @Override
    public Out run(In in, Step step) {
        var customer = customers.get(in.customerId());
        in.predictedArrivalAt().filter(arrival -> arrival.isBefore(in.deliveredAt())).ifPresent(arrival -> {
            throw new IllegalArgumentException("预计到家时间（predictedArrivalAt）%s 早于交车时间 %s".formatted(arrival, in.deliveredAt()));
        });
        vehicles.get(in.vehicleId());
        vehicles.describe(in.vehicleId(), Optional.empty(), Optional.empty(), Optional.of(LocalDate.ofInstant(in.deliveredAt(), ZoneId.systemDefault())), Optional.empty());
        return new Out(in.deliveredAt(), in.predictedArrivalAt(), in.customerClass().orElse(CustomerClass.valueOf(customer.customerClass())),
                in.cadence().orElse(Cadence.STANDARD), in.firstMaintEligible().orElse(true), in.managerId().isEmpty());
    }
}
