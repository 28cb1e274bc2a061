package io.tiaoli.workers.homeservice;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Closes a trip with its report, and names the cars whose owners' files are to be written; {@code door-to-door-service} S8. */
@Component
@Label("上门服务结束")
public class CloseHomeVisit implements Worker<CloseHomeVisit.In, CloseHomeVisit.Out> {

    public record In(@Label("总结") Optional<String> summary) {}

    /** {@code checkedCars}: numbers of the cars that came. */
    public record Out(@Label("到场车辆") List<String> checkedCars, @Label("到场数") int attendance) {}

    private final HomeVisits visits;

    CloseHomeVisit(HomeVisits visits) {
        this.visits = visits;
    }

    @Override
    public Out run(In in, Step step) {
        visits.closed(step.caseNo(), in.summary());
        var came = visits.cars(step.caseNo()).stream().filter(car -> car.attended().orElse(false)).map(car -> String.valueOf(car.carNo())).toList();
        return new Out(came, came.size());
    }
}
