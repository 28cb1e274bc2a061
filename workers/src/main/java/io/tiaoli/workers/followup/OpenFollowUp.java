package io.tiaoli.workers.followup;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customers;

/** Begins to follow up a visit: checks what was told of it; serves the start of {@code after-service-follow-up}. */
@Component
@Label("开始回访")
public class OpenFollowUp implements Worker<OpenFollowUp.In, OpenFollowUp.Out> {

    /**
     * @param closedAt when the car left or the talk ended
     * @param orderNo required unless the visit was a consultation, as is the vehicle
     * @param mileageKm at departure, 0 or more
     */
    public record In(@Label("客户") String customerId, @Label("来店事由") VisitKind visitKind, @Label("离店时间") Instant closedAt,
            @Label("工单号") Optional<String> orderNo, @Label("车辆") Optional<String> vehicleId, @Label("里程（公里）") Optional<Integer> mileageKm,
            @Label("客户等级") Optional<CustomerClass> customerClass) {}

    /** {@code vipServiceRunning}: a VIP service of this customer makes the contact. */
    public record Out(@Label("离店时间") Instant closedAt, @Label("客户等级") CustomerClass customerClass, @Label("大客户服务进行中") boolean vipServiceRunning) {}

    private final FollowUps followUps;
    private final Customers customers;

    OpenFollowUp(FollowUps followUps, Customers customers) {
        this.followUps = followUps;
        this.customers = customers;
    }

    @Override
    public Out run(In in, Step step) {
        var customer = customers.get(in.customerId());
        if (in.visitKind() != VisitKind.CONSULTATION) {
            if (in.orderNo().isEmpty()) throw new IllegalArgumentException("「%s」的回访缺少工单号（orderNo）".formatted(in.visitKind().label()));
            if (in.vehicleId().isEmpty()) throw new IllegalArgumentException("工单 %s 的回访缺少车辆（vehicleId）".formatted(in.orderNo().get()));
        }
        in.mileageKm().filter(km -> km < 0).ifPresent(km -> {
            throw new IllegalArgumentException("里程（mileageKm）为 %d，应为 0 或更大".formatted(km));
        });
        followUps.open(step.caseNo(), in);
        return new Out(in.closedAt(), in.customerClass().orElse(CustomerClass.valueOf(customer.customerClass())),
                followUps.vipServiceRuns(in.customerId(), in.orderNo()));
    }
}
