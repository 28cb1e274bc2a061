package io.tiaoli.workers.appointments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.wording.ReadableTime;

/**
 * Takes the wanted slot for this booking if it is free, else offers the nearest ones, service-appointment S7.
 *
 * <p>Bays and advisors stay locked until the step is committed, so that two bookings never get the same bay and time.
 * A booking that had a slot gives it up for the new one; if the new one is not free, it keeps the old one.
 */
@Component
@Label("查找并占用预约时段")
public class FindSlot implements Worker<FindSlot.In, FindSlot.Out> {

    private static final int OFFERED = 3;

    /**
     * @param minutes how long the bay is needed
     * @param advisorId the advisor whom the customer wants; missing = anybody, the one with the fewest bookings that day first
     * @param place missing = in the workshop; no bay is taken at the customer's place
     */
    public record In(@Label("客户") String customerId, @Label("车辆") String vehicleId, @Label("希望到店时间") Instant wantedAt,
            @Label("预计时长（分钟）") int minutes, @Label("指定服务顾问") Optional<String> advisorId, @Label("服务地点") Optional<Place> place) {}

    /**
     * @param alternatives for staff, such as {@code 11月22日 13:30、11月22日 12:30、11月22日 14:00}; empty when the slot is taken
     * @param leadMinutes from now to the wanted time, for the decision on booking benefits
     */
    public record Out(@Label("时段可用") boolean slotFree, @Label("预约时间") Optional<Instant> slotAt, @Label("工位") Optional<String> bayId,
            @Label("服务顾问") Optional<String> advisorId, @Label("可选时段") String alternatives, @Label("提前分钟数") long leadMinutes) {}

    private final Bays bays;
    private final Advisors advisors;
    private final Appointments appointments;
    private final AppointmentSettings settings;
    private final Clock clock;

    FindSlot(Bays bays, Advisors advisors, Appointments appointments, AppointmentSettings settings, Clock clock) {
        this.bays = bays;
        this.advisors = advisors;
        this.appointments = appointments;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        if (in.minutes() < 1) throw new IllegalArgumentException("预计时长「%d」分钟应大于 0".formatted(in.minutes()));
        Place place = in.place().orElse(Place.WORKSHOP);
        SlotSearch search = search(in, place, step);
        Optional<Slot> slot = in.wantedAt().isBefore(step.now()) ? Optional.empty() : search.at(in.wantedAt());
        slot.ifPresent(taken -> appointments.hold(step.caseNo(), in.customerId(), in.vehicleId(), taken, in.minutes(), place));
        String alternatives = slot.isPresent() ? "" : search.near(in.wantedAt(), step.now(), OFFERED).stream()
                .map(moment -> ReadableTime.moment(moment, clock.getZone())).collect(Collectors.joining("、"));
        return new Out(slot.isPresent(), slot.map(Slot::at), slot.flatMap(Slot::bayId), slot.map(Slot::advisorId), alternatives,
                ChronoUnit.MINUTES.between(step.now(), in.wantedAt()));
    }

    private SlotSearch search(In in, Place place, Step step) {
        List<String> bayIds = bays.locked();
        List<String> advisorIds = advisors.locked().stream().filter(id -> in.advisorId().map(id::equals).orElse(true)).toList();
        Instant first = in.wantedAt().isBefore(step.now()) ? step.now() : in.wantedAt();
        List<Appointment> booked = appointments.taking(first.minus(Duration.ofDays(1)), first.plus(Duration.ofDays(settings.searchDays() + 1L))).stream()
                .filter(other -> !other.appointmentNo().equals(step.caseNo())).toList();
        return new SlotSearch(settings, clock.getZone(), place == Place.WORKSHOP ? Optional.of(bayIds) : Optional.empty(), advisorIds, booked,
                Duration.ofMinutes(in.minutes()));
    }
}
