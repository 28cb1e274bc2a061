package io.tiaoli.workers.customerfile;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.wording.ReadableTime;

/** Fills the basic data sheet with what is known, so that nobody types it twice. */
@Component
class SheetPrefill {

    static final String RECORD = "customerFile";
    private static final int LONGEST = 3_000;

    private final Vehicles vehicles;
    private final CustomerFiles files;
    private final FormRecords forms;
    private final ObjectMapper json;

    SheetPrefill(Vehicles vehicles, CustomerFiles files, FormRecords forms, ObjectMapper json) {
        this.vehicles = vehicles;
        this.files = files;
        this.forms = forms;
        this.json = json;
    }

    void show(String caseNo, Customer customer, Optional<String> vehicleId, CustomerFile file) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("fullName", customer.fullName());
        customer.phone().ifPresent(phone -> shown.put("phone", phone));
        customer.address().ifPresent(address -> shown.put("address", address));
        vehicleId.flatMap(vehicles::find).ifPresent(vehicle -> show(vehicle, shown));
        shown.put("maintenanceCycle", file.maintenanceCycle().orElse("3 个月或 5 000 公里"));
        file.wishes().ifPresent(wishes -> shown.put("wishes", wishes));
        file.birthday().ifPresent(day -> shown.put("birthday", day.toString()));
        file.familyBirthdays().ifPresent(days -> shown.put("familyBirthdays", days));
        file.homeAddress().ifPresent(home -> shown.put("homeAddress", home));
        file.likes().ifPresent(likes -> shown.put("likes", likes));
        shown.put("history", history(file));
        shown.put("missing", false);
        forms.prepare(caseNo, RECORD, json.valueToTree(shown));
    }

    private static void show(Vehicle vehicle, Map<String, Object> shown) {
        shown.put("plateNo", vehicle.plateNo());
        vehicle.model().ifPresent(model -> shown.put("model", model));
        vehicle.vehicleType().ifPresent(type -> shown.put("vehicleType", type));
        vehicle.deliveredOn().ifPresent(day -> shown.put("deliveredOn", day.toString()));
        vehicle.mileageKm().ifPresent(km -> shown.put("mileageKm", km));
        vehicle.lastMaintenanceOn().ifPresent(day -> shown.put("lastMaintenanceOn", day.toString()));
        vehicle.lastMaintenanceKm().ifPresent(km -> shown.put("lastMaintenanceKm", km));
    }

    private String history(CustomerFile file) {
        String lines = files.visits(file.fileNo()).stream().map(v -> "%s %s%s%s".formatted(ReadableTime.moment(v.at(), ZoneId.systemDefault()), v.kind().label(),
                v.orderNo().map(no -> " " + no).orElse(""), v.items().map(items -> "：" + items).orElse(""))).collect(Collectors.joining("\n"));
        return lines.length() > LONGEST ? lines.substring(0, LONGEST) : lines;
    }
}
