package io.tiaoli.workers.appointments;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for free slots among what is booked already: one day, some bays, some advisors.
 *
 * @param bays empty for a service at the customer's place, which needs none
 * @param advisors who may receive the customer
 */
record SlotSearch(AppointmentSettings settings, ZoneId zone, Optional<List<String>> bays, List<String> advisors, List<Appointment> booked, Duration length) {

    /** The slot at a moment, if it lies within the opening hours and bay and advisor are free. */
    Optional<Slot> at(Instant moment) {
        var start = moment.atZone(zone);
        var end = start.plus(length);
        boolean open = !start.toLocalTime().isBefore(settings.opens()) && !end.isAfter(start.with(settings.closes()));
        Optional<String> bay = bays.flatMap(ids -> ids.stream().filter(id -> bayFree(id, moment)).findFirst());
        if (!open || bays.isPresent() && bay.isEmpty()) return Optional.empty();
        return advisors.stream().filter(id -> advisorFree(id, moment)).min(Comparator.comparing(id -> load(id, start.toLocalDate())))
                .map(advisor -> new Slot(moment, bay, advisor));
    }

    /** Up to so many free moments on the grid of the next days, nearest to the wanted one first, none before {@code earliest}. */
    List<Instant> near(Instant wanted, Instant earliest, int most) {
        LocalDate first = (wanted.isBefore(earliest) ? earliest : wanted).atZone(zone).toLocalDate();
        return IntStream.range(0, settings.searchDays()).mapToObj(first::plusDays).flatMap(this::grid)
                .filter(moment -> !moment.isBefore(earliest)).sorted(Comparator.comparing(moment -> Duration.between(wanted, moment).abs()))
                .filter(moment -> at(moment).isPresent()).limit(most).toList();
    }

    private Stream<Instant> grid(LocalDate day) {
        Instant closes = day.atTime(settings.closes()).atZone(zone).toInstant();
        return Stream.iterate(day.atTime(settings.opens()).atZone(zone).toInstant(), moment -> moment.isBefore(closes), moment -> moment.plus(settings.grid()));
    }

    private boolean bayFree(String id, Instant moment) {
        return booked.stream().filter(other -> other.bayId().filter(id::equals).isPresent())
                .noneMatch(other -> overlap(moment, length, other.slotAt(), Duration.ofMinutes(other.minutes())));
    }

    private boolean advisorFree(String id, Instant moment) {
        return booked.stream().filter(other -> other.advisorId().equals(id))
                .noneMatch(other -> overlap(moment, settings.reception(), other.slotAt(), settings.reception()));
    }

    private long load(String advisorId, LocalDate day) {
        return booked.stream().filter(other -> other.advisorId().equals(advisorId) && other.slotAt().atZone(zone).toLocalDate().equals(day)).count();
    }

    private static boolean overlap(Instant one, Duration oneLength, Instant other, Duration otherLength) {
        return one.isBefore(other.plus(otherLength)) && other.isBefore(one.plus(oneLength));
    }
}
