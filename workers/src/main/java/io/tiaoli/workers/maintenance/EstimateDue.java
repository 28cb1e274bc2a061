package io.tiaoli.workers.maintenance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;

/**
 * Estimates when a maintenance is due, by time or by kilometres, whichever comes first, notes it in the vehicle's file and says when to remind;
 * serves {@code first-maintenance-reminder} S1 and S2 and {@code periodic-maintenance-reminder} S1.
 */
@Component
@Label("估算保养到期日")
public class EstimateDue implements Worker<EstimateDue.In, EstimateDue.Out> {

    /** What a car runs a day while nobody told. */
    private static final BigDecimal USUAL_KM_PER_DAY = new BigDecimal("40");
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** Why it is due. */
    public enum DueReason { TIME, KM }

    /**
     * @param dueOn, dueKm as the decision maintenance-due says; without {@code dueKm} only time counts
     * @param fromOn, fromKm delivery and 0 km, or the last maintenance
     * @param mileageKm, mileageOn the last reported mileage and its day
     * @param avgKmPerDay more than 0, where nothing was reported; 40 unless said
     * @param leadDays the first reminder so many days before
     * @param graceDays the second one so many days after
     */
    public record In(@Label("车辆") String vehicleId, @Label("最晚日期") Optional<LocalDate> dueOn, @Label("最晚里程") Optional<Integer> dueKm, @Label("从哪天算起") Optional<LocalDate> fromOn,
            @Label("从多少公里算起") Optional<Integer> fromKm, @Label("报告的里程") Optional<Integer> mileageKm, @Label("里程的日期") Optional<LocalDate> mileageOn,
            @Label("日均公里") Optional<BigDecimal> avgKmPerDay, @Label("提前几天提醒") int leadDays, @Label("过期几天再提醒") int graceDays) {}

    public record Out(@Label("到期日") LocalDate dueDate, @Label("到期原因") DueReason dueReason, @Label("里程") Optional<Integer> mileageKm, @Label("里程的日期") Optional<LocalDate> mileageOn,
            @Label("提醒时间") Instant remindAt, @Label("提醒期限") Instant remindDueAt, @Label("再次提醒时间") Instant remindAgainAt) {}

    private final Vehicles vehicles;

    EstimateDue(Vehicles vehicles) {
        this.vehicles = vehicles;
    }

    @Override
    public Out run(In in, Step step) {
        in.avgKmPerDay().filter(km -> km.signum() <= 0).ifPresent(km -> {
            throw new IllegalArgumentException("日均公里（avgKmPerDay）为 %s，应大于 0".formatted(km));
        });
        var vehicle = vehicles.get(in.vehicleId());
        LocalDate from = in.fromOn().orElseThrow(() -> unknownSince(vehicle));
        LocalDate latest = in.dueOn().orElseThrow(() -> unknownSince(vehicle));
        LocalDate today = step.now().atZone(ZoneId.systemDefault()).toLocalDate();
        var known = vehicle.mileageKm();
        boolean newer = known.isPresent() && known.get() > in.mileageKm().orElse(in.fromKm().orElse(0));
        Optional<Integer> km = newer ? known : in.mileageKm();
        Optional<LocalDate> on = newer ? Optional.of(today) : in.mileageOn();
        Optional<LocalDate> byKm = in.dueKm().map(limit -> reached(in, from, limit, km, on));
        boolean kmFirst = byKm.filter(day -> day.isBefore(latest) || reachedAlready(in, km)).isPresent();
        LocalDate due = kmFirst ? byKm.get() : latest;
        vehicles.nextMaintenance(in.vehicleId(), due, in.dueKm());
        Instant remindAt = at(due.minusDays(in.leadDays()));
        return new Out(due, kmFirst ? DueReason.KM : DueReason.TIME, km, on, remindAt, at(due).isAfter(step.now()) ? at(due) : step.now().plus(1, ChronoUnit.DAYS), at(due.plusDays(in.graceDays())));
    }

    private static IllegalArgumentException unknownSince(Vehicle vehicle) {
        return new IllegalArgumentException("车辆「%s」的交车日期和上次保养日期都不知道，算不出何时保养；请先在档案里补上，或随事件告知".formatted(vehicle.plateNo()));
    }

    private static boolean reachedAlready(In in, Optional<Integer> km) {
        return km.isPresent() && in.dueKm().isPresent() && km.get() >= in.dueKm().get();
    }

    /** The day on which the limit is or was reached, rounded up to whole days. */
    private static LocalDate reached(In in, LocalDate start, int limit, Optional<Integer> km, Optional<LocalDate> on) {
        LocalDate from = on.orElse(start);
        int left = limit - km.orElse(in.fromKm().orElse(0));
        return left <= 0 ? from : from.plusDays(BigDecimal.valueOf(left).divide(perDay(in, start, km, on), 0, RoundingMode.CEILING).longValueExact());
    }

    private static BigDecimal perDay(In in, LocalDate start, Optional<Integer> km, Optional<LocalDate> on) {
        int driven = km.orElse(0) - in.fromKm().orElse(0);
        long days = on.map(day -> ChronoUnit.DAYS.between(start, day)).orElse(0L);
        if (driven > 0 && days > 0) return BigDecimal.valueOf(driven).divide(BigDecimal.valueOf(days), 4, RoundingMode.HALF_UP);
        return in.avgKmPerDay().orElse(USUAL_KM_PER_DAY);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(MORNING).atZone(ZoneId.systemDefault()).toInstant();
    }
}
