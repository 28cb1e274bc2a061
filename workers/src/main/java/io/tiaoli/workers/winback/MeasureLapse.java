package io.tiaoli.workers.winback;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;

/** Counts the full calendar months since a vehicle's last visit; {@code lapsed-customer-winback} S1. */
@Component
@Label("算出多久没来")
public class MeasureLapse implements Worker<MeasureLapse.In, MeasureLapse.Out> {

    /** @param lastVisitAt as told at the start; a later visit in the file counts before it */
    public record In(@Label("车辆") String vehicleId, @Label("上次到店日期") Optional<LocalDate> lastVisitAt) {}

    /** @param customerAddress where a team could go to */
    public record Out(@Label("上次到店日期") LocalDate lastVisitAt, @Label("几个月没来") int lapsedMonths, @Label("客户地址") Optional<String> customerAddress) {}

    private final Vehicles vehicles;
    private final Customers customers;
    private final Clock clock;

    MeasureLapse(Vehicles vehicles, Customers customers, Clock clock) {
        this.vehicles = vehicles;
        this.customers = customers;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        var vehicle = vehicles.get(in.vehicleId());
        var last = latest(in.lastVisitAt(), vehicle.lastVisitOn().or(vehicle::deliveredOn))
                .orElseThrow(() -> new IllegalArgumentException("车辆「%s」没有到店日期，也没有交车日期".formatted(vehicle.plateNo())));
        var today = LocalDate.now(clock);
        if (last.isAfter(today)) throw new IllegalArgumentException("上次到店日期（lastVisitAt）为 %s，不能晚于今天 %s".formatted(last, today));
        return new Out(last, (int) ChronoUnit.MONTHS.between(last, today), customers.find(vehicle.customerId()).flatMap(Customer::address));
    }

    private static Optional<LocalDate> latest(Optional<LocalDate> told, Optional<LocalDate> filed) {
        return told.isPresent() && filed.isPresent() ? Optional.of(told.get().isAfter(filed.get()) ? told.get() : filed.get()) : told.or(() -> filed);
    }
}
