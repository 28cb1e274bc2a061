package io.tiaoli.workers.customers;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.forms.FormRecords;

/**
 * Finds the customer and vehicle that a form names (plateNo, customerName, phone, salutation, model), or adds them,
 * and says so to the case; serves the start of {@code vehicle-repair}, {@code service-appointment} and {@code complaint-handling}.
 */
@Component
@Label("识别客户与车辆")
@Refuses("customer-unknown")
public class IdentifyCustomer implements Worker<IdentifyCustomer.In, IdentifyCustomer.Out> {

    /**
     * @param record the record of the form, where there is one
     * @param customerId the customer, where the caller knows it
     * @param vehicleId the vehicle, where the caller knows it
     */
    public record In(@Label("表单记录") Optional<String> record, @Label("客户编号") Optional<String> customerId, @Label("车辆编号") Optional<String> vehicleId) {}

    /** {@code firstMaintenanceDone}: an earlier maintenance is in the file. */
    public record Out(@Label("客户编号") String customerId, @Label("车辆编号") Optional<String> vehicleId, @Label("客户姓名") String customerName,
            @Label("车牌号") Optional<String> plateNo, @Label("客户等级") String customerClass, @Label("已做过保养") boolean firstMaintenanceDone) {}

    private final Customers customers;
    private final Vehicles vehicles;
    private final FormRecords forms;
    private final Cases cases;

    IdentifyCustomer(Customers customers, Vehicles vehicles, FormRecords forms, Cases cases) {
        this.customers = customers;
        this.vehicles = vehicles;
        this.forms = forms;
        this.cases = cases;
    }

    @Override
    public Out run(In in, Step step) {
        var form = in.record().flatMap(record -> forms.latest(step.caseNo(), record));
        var vehicle = in.vehicleId().flatMap(vehicles::find).or(() -> text(form, "plateNo").flatMap(vehicles::withPlate));
        var customer = in.customerId().flatMap(customers::find)
                .or(() -> byPhone(form))
                .or(() -> vehicle.map(v -> customers.get(v.customerId())))
                .or(() -> text(form, "customerName").map(name -> customers.add(name, text(form, "salutation"), text(form, "phone"))))
                .orElseThrow(() -> new Refused("customer-unknown", "没有客户姓名，也没有能查到客户的车牌或电话"));
        var car = vehicle.or(() -> text(form, "plateNo").map(plate -> vehicles.add(customer.id(), plate, text(form, "model"))));
        cases.concerns(step.caseNo(), customer.id(), car.map(Vehicle::id));
        return new Out(customer.id(), car.map(Vehicle::id), customer.fullName(), car.map(Vehicle::plateNo), customer.customerClass(),
                car.flatMap(Vehicle::lastMaintenanceOn).isPresent());
    }

    /** A shared phone alone is not enough: the name must agree where the form gives one. */
    private Optional<Customer> byPhone(Optional<JsonNode> form) {
        var name = text(form, "customerName");
        return text(form, "phone").flatMap(phone -> customers.withPhone(phone).stream()
                .filter(c -> name.isEmpty() || c.fullName().equals(name.get())).findFirst());
    }

    private static Optional<String> text(Optional<JsonNode> form, String field) {
        return form.map(f -> f.path(field).asText("").strip()).filter(text -> !text.isEmpty() && !text.equals("null"));
    }
}
