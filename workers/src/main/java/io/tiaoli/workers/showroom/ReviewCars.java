package io.tiaoli.workers.showroom;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.checklists.Defects;
import io.tiaoli.workers.checklists.Defects.Defect;
import io.tiaoli.workers.checklists.Defects.State;
import io.tiaoli.workers.showroom.ShowroomCar.Kind;

/** Makes a test-drive car ready again whose defects of the morning were all put right; a released one stays not ready. */
@Component
@Label("复核试驾车状态")
public class ReviewCars implements Worker<Nothing, Nothing> {

    private final ShowroomCars cars;
    private final Defects defects;

    ReviewCars(ShowroomCars cars, Defects defects) {
        this.cars = cars;
        this.defects = defects;
    }

    @Override
    public Nothing run(Nothing in, Step step) {
        var found = defects.of(step.caseNo());
        for (var car : cars.active(Kind.TEST_DRIVE)) {
            var own = found.stream().filter(defect -> defect.subjectRef().filter(car.id()::equals).isPresent()).toList();
            boolean corrected = !own.isEmpty() && own.stream().map(Defect::state).allMatch(state -> state == State.CORRECTED || state == State.NOTED);
            if (corrected && !car.ready()) cars.checked(car.id(), Optional.empty(), Optional.empty(), step.now());
        }
        return Nothing.NOTHING;
    }
}
