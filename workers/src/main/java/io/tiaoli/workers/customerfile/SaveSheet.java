package io.tiaoli.workers.customerfile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.forms.FormRecords;

/** Puts the basic data sheet into the file, also while it is incomplete, and says what the next maintenance counts from; serves {@code customer-file} S2. */
@Component
@Label("保存客户基本资料")
public class SaveSheet implements Worker<SaveSheet.In, SaveSheet.Out> {

    public record In(@Label("客户") String customerId, @Label("车辆") Optional<String> vehicleId, @Label("发生时间") Instant eventAt) {}

    public record Out(@Label("交车日期") Optional<LocalDate> deliveredOn, @Label("上次保养日期") Optional<LocalDate> lastMaintenanceOn,
            @Label("上次保养里程") Optional<Integer> lastMaintenanceKm, @Label("当前里程") Optional<Integer> currentKm) {}

    private final CustomerFiles files;
    private final Customers customers;
    private final Vehicles vehicles;
    private final FormRecords forms;
    private final SheetPrefill prefill;

    SaveSheet(CustomerFiles files, Customers customers, Vehicles vehicles, FormRecords forms, SheetPrefill prefill) {
        this.files = files;
        this.customers = customers;
        this.vehicles = vehicles;
        this.forms = forms;
        this.prefill = prefill;
    }

    @Override
    public Out run(In in, Step step) {
        var sheet = sheet(step.caseNo());
        var file = files.get(in.customerId());
        customers.correct(in.customerId(), sheet.fullName(), sheet.phone(), Optional.empty(), sheet.address());
        files.described(file.fileNo(), sheet);
        files.serviced(file.fileNo(), in.eventAt(), sheet.items());
        in.vehicleId().ifPresent(id -> {
            vehicles.describe(id, sheet.model(), sheet.vehicleType(), sheet.deliveredOn(), sheet.mileageKm());
            sheet.lastMaintenanceOn().ifPresent(day -> vehicles.maintained(id, day, sheet.lastMaintenanceKm()));
        });
        prefill.show(step.caseNo(), customers.get(in.customerId()), in.vehicleId(), files.get(in.customerId()));
        var vehicle = in.vehicleId().flatMap(vehicles::find);
        return new Out(vehicle.flatMap(Vehicle::deliveredOn), vehicle.flatMap(Vehicle::lastMaintenanceOn), vehicle.flatMap(Vehicle::lastMaintenanceKm), vehicle.flatMap(Vehicle::mileageKm));
    }

    private FileSheet sheet(String caseNo) {
        try {
            return forms.read(caseNo, SheetPrefill.RECORD, FileSheet.class, "sheet-unreadable");
        } catch (Refused unreadable) {
            throw new IllegalStateException(unreadable.getMessage(), unreadable);
        }
    }
}
