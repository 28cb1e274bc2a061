package io.tiaoli.workers.customerfile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.cases.Cases.Case;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.documents.Photo;
import io.tiaoli.workers.documents.Photos;
import io.tiaoli.workers.forms.FormRecords;

/** Stores the electronic file with the next service, gives the card its month and folder, and keeps the delivery photo; serves {@code customer-file} S5. */
@Component
@Label("档案入库")
public class StoreFile implements Worker<StoreFile.In, StoreFile.Out> {

    /** @param record the form record of the next service */
    public record In(@Label("客户") String customerId, @Label("事由") EventKind eventKind, @Label("表单记录") String record, @Label("车辆") Optional<String> vehicleId,
            @Label("下次保养日期") Optional<LocalDate> nextMaintenanceOn, @Label("下次保养里程") Optional<Integer> nextMaintenanceKm) {}

    public record Out(@Label("文件袋") String folder, @Label("几天后联系") int contactOffsetDays) {}

    private final CustomerFiles files;
    private final Vehicles vehicles;
    private final Cases cases;
    private final Photos photos;
    private final FormRecords forms;

    StoreFile(CustomerFiles files, Vehicles vehicles, Cases cases, Photos photos, FormRecords forms) {
        this.files = files;
        this.vehicles = vehicles;
        this.cases = cases;
        this.photos = photos;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var plan = plan(step.caseNo(), in.record());
        var file = files.get(in.customerId());
        files.stored(file.fileNo(), plan, in.eventKind() == EventKind.DELIVERY ? deliveryPhoto(step.caseNo()) : Optional.empty());
        in.vehicleId().ifPresent(id -> in.nextMaintenanceOn().ifPresent(day -> vehicles.nextMaintenance(id, day, in.nextMaintenanceKm())));
        return new Out(files.get(in.customerId()).cardMonth().orElseThrow(), plan.offsetDays());
    }

    /** The last picture of this case or of the delivery that told of it. */
    private Optional<String> deliveryPhoto(String caseNo) {
        List<String> told = Stream.concat(cases.find(caseNo).flatMap(Case::parentNo).stream(), Stream.of(caseNo)).toList();
        return told.stream().flatMap(no -> photos.of(no).stream()).reduce((first, last) -> last).map(Photo::id);
    }

    private ServicePlan plan(String caseNo, String record) {
        try {
            return forms.read(caseNo, record, ServicePlan.class, "plan-unreadable");
        } catch (Refused unreadable) {
            throw new IllegalStateException(unreadable.getMessage(), unreadable);
        }
    }
}
