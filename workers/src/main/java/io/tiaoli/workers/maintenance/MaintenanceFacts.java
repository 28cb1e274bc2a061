package io.tiaoli.workers.maintenance;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;

/** When the car of a case is due, for reminders. */
@Component
class MaintenanceFacts implements FactSource {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");

    private final Cases cases;
    private final Vehicles vehicles;

    MaintenanceFacts(Cases cases, Vehicles vehicles) {
        this.cases = cases;
        this.vehicles = vehicles;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("maintenanceDueOn", "保养到期日", "2月23日"), new Fact("maintenanceDueKm", "保养到期里程（公里）", "5000"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        cases.find(caseNo).flatMap(Cases.Case::vehicleId).flatMap(vehicles::find).ifPresent(vehicle -> {
            told.put("maintenanceDueOn", vehicle.nextMaintenanceOn().map(DAY::format).orElse("近期"));
            told.put("maintenanceDueKm", vehicle.nextMaintenanceKm().map(String::valueOf).orElse("5000"));
        });
        return told;
    }
}
