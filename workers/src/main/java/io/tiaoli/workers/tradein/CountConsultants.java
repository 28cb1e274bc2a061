package io.tiaoli.workers.tradein;

import java.util.HashSet;
import java.util.List;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Counts the consultants who take part, for the decision uniform-allocation; each is named once. Serves {@code trade-in-development} S4. */
@Component
@Label("核对参加分配的顾问")
@Refuses(CountConsultants.INVALID)
public class CountConsultants implements Worker<CountConsultants.In, CountConsultants.Out> {

    static final String INVALID = "consultants-invalid";

    /** @param record form record with consultants: consultantId */
    public record In(@Label("分配（表单记录名）") String record) {}

    public record Out(@Label("顾问人数") int consultantCount) {}

    private final FormRecords forms;

    CountConsultants(FormRecords forms) {
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        List<String> ids = forms.read(step.caseNo(), in.record(), ChosenConsultants.class, INVALID).ids();
        if (ids.isEmpty()) throw new Refused(INVALID, "请至少选一位销售顾问");
        var seen = new HashSet<String>();
        ids.stream().filter(id -> !seen.add(id)).findFirst().ifPresent(id -> {
            throw new Refused(INVALID, "销售顾问「%s」选了两次，每人只能一行".formatted(id));
        });
        return new Out(ids.size());
    }
}
