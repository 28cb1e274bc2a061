package io.tiaoli.workers.imports;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;

/** Vehicles by plate, each of an owner who is there already. */
@Component
@Order(2)
class VehicleImport implements ImportKind<VehicleLine> {

    private final KnownCustomers customers;
    private final Vehicles vehicles;
    private final JdbcTemplate batch;

    VehicleImport(KnownCustomers customers, Vehicles vehicles, JdbcTemplate batch) {
        this.customers = customers;
        this.vehicles = vehicles;
        this.batch = batch;
    }

    @Override
    public String id() {
        return "vehicles";
    }

    @Override
    public String label() {
        return "车辆";
    }

    @Override
    public List<Heading> headings() {
        return VehicleLine.headings();
    }

    @Override
    public VehicleLine read(Row row) {
        return VehicleLine.of(row);
    }

    @Override
    public String key(VehicleLine vehicle) {
        return vehicle.plateNo();
    }

    @Override
    public List<Line<VehicleLine>> compare(List<Line<VehicleLine>> lines) {
        var owners = customers.withPhones(lines.stream().map(line -> line.value().ownerPhone()).distinct().toList());
        var known = vehicles.withPlates(lines.stream().map(line -> line.value().plateNo()).toList()).stream().collect(toMap(Vehicle::plateNo, identity()));
        return lines.stream().map(line -> {
            var found = owners.getOrDefault(line.value().owner(), List.of());
            if (found.size() != 1) {
                line.row().problem("车主电话", "%s姓名「%s」、电话「%s」的客户，请先导入或整理客户".formatted(found.isEmpty() ? "没有" : "不止一位", line.value().ownerName(), line.value().ownerPhone()));
                return line;
            }
            var there = known.get(line.value().plateNo());
            return there == null ? line.isNew() : line.known(there.id(), line.value().sameAs(there, found.get(0).id()));
        }).toList();
    }

    @Override
    public void write(List<Line<VehicleLine>> lines, String source) {
        var owners = customers.withPhones(lines.stream().map(line -> line.value().ownerPhone()).distinct().toList());
        List<Object[]> added = new ArrayList<>();
        List<Object[]> changed = new ArrayList<>();
        for (var line : lines) {
            var isNew = line.change() == Change.NEW;
            (isNew ? added : changed).add(values(line.value(), owners.get(line.value().owner()).get(0).id(), isNew ? UUID.randomUUID().toString() : line.id()));
        }
        batch.batchUpdate("""
                insert into vehicle (customer_id, vin, model, vehicle_type, delivered_on, mileage_km, last_visit_on, last_maintenance_on, last_maintenance_km,
                next_maintenance_on, next_maintenance_km, plate_no, id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", added);
        batch.batchUpdate("""
                update vehicle set customer_id = ?, vin = coalesce(?, vin), model = coalesce(?, model), vehicle_type = coalesce(?, vehicle_type), delivered_on = coalesce(?, delivered_on),
                mileage_km = coalesce(?, mileage_km), last_visit_on = coalesce(?, last_visit_on), last_maintenance_on = coalesce(?, last_maintenance_on),
                last_maintenance_km = coalesce(?, last_maintenance_km), next_maintenance_on = coalesce(?, next_maintenance_on), next_maintenance_km = coalesce(?, next_maintenance_km)
                where plate_no = ? and id = ?""", changed);
    }

    private static Object[] values(VehicleLine v, String ownerId, String id) {
        return new Object[] {ownerId, v.vin().orElse(null), v.model().orElse(null), v.vehicleType().orElse(null), v.deliveredOn().orElse(null), v.mileageKm().orElse(null), v.lastVisitOn().orElse(null),
                v.lastMaintenanceOn().orElse(null), v.lastMaintenanceKm().orElse(null), v.nextMaintenanceOn().orElse(null), v.nextMaintenanceKm().orElse(null), v.plateNo(), id};
    }
}
