package io.tiaoli.workers.appointments;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** Who is expected on the next days, for dispatcher, parts desk and gate. */
@Repository
public class AppointmentBoard {

    /** One expected visit. */
    public record Entry(String appointmentNo, Instant slotAt, int minutes, String customerName, String plateNo, Optional<String> model,
            Optional<String> bayName, String advisorName, Optional<String> items, Optional<String> symptoms, AppointmentState state, Place place) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    AppointmentBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The bookings of so many days from a day on, by time; what was released or cancelled is left out. */
    public List<Entry> days(LocalDate from, int days) {
        return jdbc.sql("""
                select a.appointment_no, a.slot_at, a.minutes, c.full_name, v.plate_no, v.model, b.name, d.name, a.items, a.symptoms, a.state, a.place
                from appointment a join customer c on c.id = a.customer_id join vehicle v on v.id = a.vehicle_id
                join advisor d on d.user_id = a.advisor left join bay b on b.id = a.bay_id
                where a.slot_at >= ? and a.slot_at < ? and a.state not in ('RELEASED', 'CANCELLED')
                order by a.slot_at, a.appointment_no""").params(start(from), start(from.plusDays(days)))
                .query((row, n) -> new Entry(row.getString(1), Moments.read(row, 2), row.getInt(3), row.getString(4),
                        row.getString(5), Optional.ofNullable(row.getString(6)), Optional.ofNullable(row.getString(7)), row.getString(8),
                        Optional.ofNullable(row.getString(9)), Optional.ofNullable(row.getString(10)), AppointmentState.valueOf(row.getString(11)),
                        Place.valueOf(row.getString(12)))).list();
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }
}
