package io.tiaoli.workers.testdrives;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.forms.FormRecords.Entry;

/** Says whose test drive is checked: who was named for it, else who filled in the demonstration; serves {@code test-drive-check}. */
@Component
@Label("找出带试驾的顾问")
public class FindDriveConsultant implements Worker<FindDriveConsultant.In, FindDriveConsultant.Out> {

    private static final String DEMONSTRATION = "demonstration";

    /** @param driveNo the case number of the test drive */
    public record In(@Label("试驾编号") String driveNo, @Label("试驾车型") String carModel, @Label("销售顾问") Optional<String> consultantId) {}

    /**
     * @param consultantId empty when nobody was named and nobody filled in the demonstration
     * @param driveSubject number and model of the drive, for the sheet
     */
    public record Out(@Label("销售顾问") Optional<String> consultantId, @Label("查核对象") String driveSubject) {}

    private final FormRecords forms;

    FindDriveConsultant(FormRecords forms) {
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var filled = forms.of(in.driveNo()).stream().filter(entry -> entry.record().equals(DEMONSTRATION)).reduce((first, last) -> last).flatMap(Entry::who);
        return new Out(in.consultantId().or(() -> filled), "%s %s".formatted(in.driveNo(), in.carModel()));
    }
}
