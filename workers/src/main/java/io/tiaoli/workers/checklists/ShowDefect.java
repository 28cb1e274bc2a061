package io.tiaoli.workers.checklists;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Takes one open defect of the case and shows it in the form of whoever sees to it (field {@code defect}). */
@Component
@Label("取出一个缺陷")
public class ShowDefect implements Worker<ShowDefect.In, ShowDefect.Out> {

    /**
     * @param position which of the open defects, counted from 0, where it is not known by its id
     * @param sheet the key of one sheet, where only its defects are counted
     * @param record the record of the form that shows it
     */
    public record In(@Label("第几个（从 0 数）") Optional<Integer> position, @Label("缺陷编号") Optional<String> defectId, @Label("查核表") Optional<String> sheet, @Label("表单记录") String record) {}

    /** {@code defectRole}: whose task it is. */
    public record Out(@Label("缺陷编号") String defectId, @Label("缺陷") String defectText, @Label("由谁处理") String defectRole, @Label("怎样处理") FailAction defectAction) {}

    private final Defects defects;
    private final FormRecords forms;

    ShowDefect(Defects defects, FormRecords forms) {
        this.defects = defects;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var defect = in.defectId().map(defects::get).orElseGet(() -> defects.open(step.caseNo(), in.sheet()).get(in.position().orElse(0)));
        forms.prepare(step.caseNo(), in.record(), JsonNodeFactory.instance.objectNode().put("defect", defect.text()));
        return new Out(defect.id(), defect.text(), defect.role().orElseThrow(), defect.action());
    }
}
