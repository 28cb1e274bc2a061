package io.tiaoli.workers.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.sales.SalesOrders;

/** Begins to prepare a hand-over; without an agreed time it is planned for ten o'clock of the expected day; serves the start of {@code vehicle-delivery}. */
@Component
@Label("安排交车")
public class OpenDelivery implements Worker<OpenDelivery.In, OpenDelivery.Out> {

    private static final LocalTime TEN = LocalTime.of(10, 0);

    public record In(@Label("订单号") String orderNo, @Label("客户") String customerId, @Label("约定提车日期") LocalDate expectedPickupAt,
            @Label("约定交车时间") Optional<Instant> plannedDeliveryAt, @Label("车架号") Optional<String> vin) {}

    public record Out(@Label("交车时间") Instant plannedDeliveryAt) {}

    private final Deliveries deliveries;
    private final SalesOrders orders;
    private final Cases cases;
    private final DeliverySchedule schedule;

    OpenDelivery(Deliveries deliveries, SalesOrders orders, Cases cases, DeliverySchedule schedule) {
        this.deliveries = deliveries;
        this.orders = orders;
        this.cases = cases;
        this.schedule = schedule;
    }

    @Override
    public Out run(In in, Step step) {
        var planned = in.plannedDeliveryAt().orElse(in.expectedPickupAt().atTime(TEN).atZone(ZoneId.systemDefault()).toInstant());
        cases.concerns(step.caseNo(), in.customerId(), Optional.empty());
        deliveries.open(step.caseNo(), in.orderNo(), in.customerId(), in.vin(), planned);
        orders.delivers(in.orderNo(), step.caseNo());
        schedule.enter(in.orderNo(), in.customerId(), planned, in.vin().isPresent());
        return new Out(planned);
    }
}
