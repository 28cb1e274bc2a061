package io.tiaoli.workers.repairorders;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.Refused;

/** What the customer file knows of a vehicle's visits. */
@Repository
class VehicleHistory {

    /** A vehicle with its owner, as the order needs them. */
    record Known(String plateNo, String customerName, Optional<Integer> mileageKm, Optional<LocalDate> lastVisitOn, Optional<LocalDate> lastMaintenanceOn) {}

    /** When the next maintenance is due: a day, and a mileage where the last one is known. */
    record NextMaintenance(LocalDate on, Optional<Integer> km) {}

    private final JdbcClient jdbc;

    VehicleHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Known> find(String vehicleId, String customerId) {
        return jdbc.sql("""
                select v.plate_no, c.full_name, v.mileage_km, v.last_visit_on, v.last_maintenance_on
                from vehicle v cross join customer c where v.id = ? and c.id = ?""").params(vehicleId, customerId)
                .query((row, n) -> new Known(row.getString(1), row.getString(2), Optional.ofNullable(row.getObject(3, Integer.class)),
                        Optional.ofNullable(row.getObject(4, LocalDate.class)), Optional.ofNullable(row.getObject(5, LocalDate.class)))).optional();
    }

    /** @throws Refused when a mileage is below the last one of the vehicle */
    void checkMileage(String vehicleId, int mileageKm, String refusal) {
        int last = jdbc.sql("select coalesce(mileage_km, 0) from vehicle where id = ?").param(vehicleId).query(Integer.class).single();
        if (mileageKm < last) throw new Refused(refusal, "里程「%d」公里小于上次的 %d 公里，请核对仪表盘".formatted(mileageKm, last));
    }

    void visited(String vehicleId, LocalDate on, Optional<Integer> mileageKm) {
        jdbc.sql("update vehicle set last_visit_on = ? where id = ? and (last_visit_on is null or last_visit_on < ?)").params(on, vehicleId, on).update();
        mileageKm.ifPresent(km -> jdbc.sql("update vehicle set mileage_km = ? where id = ? and (mileage_km is null or mileage_km < ?)")
                .params(km, vehicleId, km).update());
    }

    NextMaintenance maintained(String vehicleId, LocalDate on, Optional<Integer> mileageKm, NextMaintenance next) {
        jdbc.sql("""
                update vehicle set last_maintenance_on = ?, last_maintenance_km = ?, next_maintenance_on = ?, next_maintenance_km = ? where id = ?""")
                .params(on, mileageKm.orElse(null), next.on(), next.km().orElse(null), vehicleId).update();
        return next;
    }
}
