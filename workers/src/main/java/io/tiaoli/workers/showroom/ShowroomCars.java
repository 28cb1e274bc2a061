package io.tiaoli.workers.showroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;
import io.tiaoli.workers.showroom.ShowroomCar.Kind;

/** The cars of the showroom. */
@Repository
public class ShowroomCars {

    private static final String SELECT = "select id, kind, name, plate_no, active, ready, not_ready, fuel_percent, checked_at from showroom_car ";

    private final JdbcClient jdbc;

    ShowroomCars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cars in use, by name. */
    public List<ShowroomCar> active(Kind kind) {
        return jdbc.sql(SELECT + "where kind = ? and active order by name, plate_no, id").param(kind.name()).query(ShowroomCars::row).list();
    }

    /** A car that must be there. */
    public ShowroomCar get(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(ShowroomCars::row).optional().orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的展车或试驾车".formatted(id)));
    }

    /** A new car in use; a test-drive car is ready only when it was checked. */
    public ShowroomCar add(Kind kind, String name, Optional<String> plateNo) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into showroom_car (id, kind, name, plate_no, active, ready) values (?, ?, ?, ?, true, ?)").params(id, kind.name(), name, plateNo.orElse(null), kind == Kind.SHOW).update();
        return get(id);
    }

    /** Takes a car out of use (sold, in repair) or back. */
    public void use(String id, boolean active) {
        jdbc.sql("update showroom_car set active = ? where id = ?").params(active, id).update();
    }

    /** What the check of a test-drive car found. */
    void checked(String id, Optional<Integer> fuelPercent, Optional<String> missing, Instant at) {
        jdbc.sql("update showroom_car set ready = ?, not_ready = ?, fuel_percent = coalesce(?, fuel_percent), checked_at = ? where id = ?")
                .params(missing.isEmpty(), missing.orElse(null), fuelPercent.orElse(null), at.atOffset(ZoneOffset.UTC), id).update();
    }

    private static ShowroomCar row(ResultSet row, int n) throws SQLException {
        return new ShowroomCar(row.getString(1), Kind.valueOf(row.getString(2)), row.getString(3), Optional.ofNullable(row.getString(4)), row.getBoolean(5), row.getBoolean(6),
                Optional.ofNullable(row.getString(7)), Optional.ofNullable(row.getObject(8, Integer.class)), Moments.readOptional(row, 9));
    }
}
