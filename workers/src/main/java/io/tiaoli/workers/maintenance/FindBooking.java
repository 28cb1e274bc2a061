package io.tiaoli.workers.maintenance;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;

/** Says whether a car is booked already, so that nobody calls for what the owner has done; serves {@code first-maintenance-reminder} S3. */
@Component
@Label("看是否已有预约")
public class FindBooking implements Worker<FindBooking.In, FindBooking.Out> {

    public record In(@Label("车辆") String vehicleId) {}

    public record Out(@Label("已有预约") boolean booked, @Label("预约编号") Optional<String> bookingNo) {}

    private final Cases cases;

    FindBooking(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Out run(In in, Step step) {
        var booking = cases.active("service-appointment", in.vehicleId());
        return new Out(booking.isPresent(), booking);
    }
}
