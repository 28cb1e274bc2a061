package io.tiaoli.workers.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of vehicles. */
@Repository
public class Vehicles {

    private static final String SELECT = "select id, customer_id, plate_no, vin, model, vehicle_type, delivered_on, mileage_km, last_visit_on, last_maintenance_on, last_maintenance_km, next_maintenance_on, next_maintenance_km from vehicle ";

    private final JdbcClient jdbc;

    Vehicles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Vehicle> find(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(Vehicles::row).optional();
    }

    /** A vehicle that must be there. */
    public Vehicle get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的车辆".formatted(id)));
    }

    public Optional<Vehicle> withPlate(String plateNo) {
        return jdbc.sql(SELECT + "where plate_no = ?").param(plateNo.strip().toUpperCase()).query(Vehicles::row).optional();
    }

    /** Those with one of these plates, written as they are stored. */
    public List<Vehicle> withPlates(Collection<String> plates) {
        return jdbc.sql(SELECT + "where plate_no in (:plates)").param("plates", plates).query(Vehicles::row).list();
    }

    public List<Vehicle> of(String customerId) {
        return jdbc.sql(SELECT + "where customer_id = ? order by plate_no").param(customerId).query(Vehicles::row).list();
    }

    public Vehicle add(String customerId, String plateNo, Optional<String> model) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into vehicle (id, customer_id, plate_no, model) values (?, ?, ?, ?)").params(id, customerId, plateNo.strip().toUpperCase(), model.orElse(null)).update();
        return get(id);
    }

    /** Completes what is known of the vehicle; an empty value leaves what is there. */
    public void describe(String id, Optional<String> model, Optional<String> vehicleType, Optional<LocalDate> deliveredOn, Optional<Integer> mileageKm) {
        jdbc.sql("update vehicle set model = coalesce(?, model), vehicle_type = coalesce(?, vehicle_type), delivered_on = coalesce(?, delivered_on), mileage_km = coalesce(?, mileage_km) where id = ?")
                .params(model.orElse(null), vehicleType.orElse(null), deliveredOn.orElse(null), mileageKm.orElse(null), id).update();
    }

    /** Notes the chassis number, 17 characters. */
    public void identify(String id, String vin) {
        jdbc.sql("update vehicle set vin = ? where id = ?").params(vin, id).update();
    }

    /** Records when and at how many km the vehicle was maintained last. */
    public void maintained(String id, LocalDate on, Optional<Integer> km) {
        jdbc.sql("update vehicle set last_maintenance_on = ?, last_maintenance_km = coalesce(?, last_maintenance_km) where id = ?").params(on, km.orElse(null), id).update();
    }

    /** Plans the next maintenance. */
    public void nextMaintenance(String id, LocalDate on, Optional<Integer> km) {
        jdbc.sql("update vehicle set next_maintenance_on = ?, next_maintenance_km = ? where id = ?").params(on, km.orElse(null), id).update();
    }

    private static Vehicle row(ResultSet row, int n) throws SQLException {
        return new Vehicle(row.getString(1), row.getString(2), row.getString(3), Optional.ofNullable(row.getString(4)), Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)), day(row, 7), number(row, 8), day(row, 9), day(row, 10), number(row, 11), day(row, 12), number(row, 13));
    }

    private static Optional<LocalDate> day(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    private static Optional<Integer> number(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Integer.class));
    }
}
