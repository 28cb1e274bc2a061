package io.tiaoli.workers.appointments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The bookings of the workshop. */
@Repository
public class Appointments {

    private static final String COLUMNS = """
            select appointment_no, customer_id, vehicle_id, slot_at, minutes, bay_id, advisor, items, symptoms, mileage_km, state, early_enough, place
            from appointment\s""";

    private final JdbcClient jdbc;

    Appointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Appointment> find(String appointmentNo) {
        return jdbc.sql(COLUMNS + "where appointment_no = ?").param(appointmentNo).query(Appointments::row).optional();
    }

    /** Bookings that take their bay and advisor, with a slot from the first moment until before the second, by time. */
    List<Appointment> taking(Instant from, Instant until) {
        return jdbc.sql(COLUMNS + "where slot_at >= ? and slot_at < ? and state in ('HELD', 'CONFIRMED', 'ARRIVED') order by slot_at, appointment_no")
                .params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC)).query(Appointments::row).list();
    }

    /** Takes a slot for a booking that may have had another one. */
    void hold(String appointmentNo, String customerId, String vehicleId, Slot slot, int minutes, Place place) {
        int changed = jdbc.sql("update appointment set slot_at = ?, minutes = ?, bay_id = ?, advisor = ?, state = 'HELD', place = ? where appointment_no = ?")
                .params(slot.at().atOffset(ZoneOffset.UTC), minutes, slot.bayId().orElse(null), slot.advisorId(), place.name(), appointmentNo).update();
        if (changed == 0) {
            jdbc.sql("""
                    insert into appointment (appointment_no, customer_id, vehicle_id, slot_at, minutes, bay_id, advisor, state, early_enough, place)
                    values (?, ?, ?, ?, ?, ?, ?, 'HELD', false, ?)""")
                    .params(appointmentNo, customerId, vehicleId, slot.at().atOffset(ZoneOffset.UTC), minutes, slot.bayId().orElse(null),
                            slot.advisorId(), place.name())
                    .update();
        }
    }

    /** What the customer was asked to bring along. */
    Optional<String> thingsToBring(String appointmentNo) {
        return jdbc.sql("select bring from appointment where appointment_no = ? and bring is not null").param(appointmentNo).query(String.class).optional();
    }

    boolean confirm(String appointmentNo, BookingForm booking, boolean earlyEnough) {
        return jdbc.sql("""
                update appointment set items = ?, symptoms = ?, mileage_km = ?, bring = ?, early_enough = ?, state = 'CONFIRMED'
                where appointment_no = ? and state in ('HELD', 'CONFIRMED')""")
                .params(booking.items().orElse(null), booking.symptoms().orElse(null), booking.mileageKm().orElse(null), booking.bring().orElse(null), earlyEnough, appointmentNo)
                .update() == 1;
    }

    void settle(String appointmentNo, AppointmentState state) {
        jdbc.sql("update appointment set state = ? where appointment_no = ? and state in ('HELD', 'CONFIRMED')").params(state.name(), appointmentNo).update();
    }

    /** Gives the slot of a booking back, also when its customer is here already. */
    void free(String appointmentNo) {
        jdbc.sql("update appointment set state = 'RELEASED' where appointment_no = ? and state in ('HELD', 'CONFIRMED', 'ARRIVED')").param(appointmentNo).update();
    }

    private static Appointment row(ResultSet row, int number) throws SQLException {
        return new Appointment(row.getString(1), row.getString(2), row.getString(3), Moments.read(row, 4), row.getInt(5),
                Optional.ofNullable(row.getString(6)), row.getString(7), Optional.ofNullable(row.getString(8)), Optional.ofNullable(row.getString(9)),
                Optional.ofNullable(row.getObject(10, Integer.class)), AppointmentState.valueOf(row.getString(11)), row.getBoolean(12),
                Place.valueOf(row.getString(13)));
    }
}
