package io.tiaoli.workers.homeservice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Plans the trip to one customer's home, for one car; {@code door-to-door-service} S3. */
@Component
@Label("登记上门保养")
public class PlanHomeVisit implements Worker<PlanHomeVisit.In, PlanHomeVisit.Out> {

    public record In(@Label("客户") String customerId, @Label("车辆") String vehicleId, @Label("地址") String place, @Label("预约时间") Optional<Instant> slotAt) {}

    public record Out(@Label("车辆序号") List<String> cars, @Label("车辆数") int vehicles, @Label("日期") LocalDate visitOn) {}

    private final HomeVisits visits;

    PlanHomeVisit(HomeVisits visits) {
        this.visits = visits;
    }

    @Override
    public Out run(In in, Step step) {
        var on = in.slotAt().orElse(step.now()).atZone(ZoneId.systemDefault()).toLocalDate();
        visits.plan(step.caseNo(), VisitMode.HOME_MAINTENANCE, in.place(), on);
        visits.add(step.caseNo(), 1, in.customerId(), in.vehicleId());
        return new Out(List.of("1"), 1, on);
    }
}
