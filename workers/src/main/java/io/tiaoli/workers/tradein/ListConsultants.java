package io.tiaoli.workers.tradein;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.showroom.DutyOrder;
import io.tiaoli.workers.showroom.SalesTeam;
import io.tiaoli.workers.showroom.SalesTeam.Consultant;

/** Lists the consultants for the form of the allocation, those on duty today first and in their order; serves {@code trade-in-development} S4. */
@Component
@Label("列出销售顾问")
public class ListConsultants implements Worker<ListConsultants.In, ListConsultants.Out> {

    /** @param record form record that opens with everybody present as its consultants */
    public record In(@Label("分配（表单记录名）") String record) {}

    /** @param consultantChoices options of a form's select: {@code label}, {@code value} */
    public record Out(@Label("可选销售顾问") List<Map<String, String>> consultantChoices) {}

    private final SalesTeam team;
    private final DutyOrder dutyOrder;
    private final FormRecords forms;
    private final Clock clock;

    ListConsultants(SalesTeam team, DutyOrder dutyOrder, FormRecords forms, Clock clock) {
        this.team = team;
        this.dutyOrder = dutyOrder;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        LocalDate today = LocalDate.ofInstant(step.now(), clock.getZone());
        List<Consultant> present = team.present(today);
        List<Consultant> ordered = new ArrayList<>(dutyOrder.of(today).stream().filter(present::contains).toList());
        present.stream().filter(consultant -> !ordered.contains(consultant)).forEach(ordered::add);
        if (forms.latest(step.caseNo(), in.record()).isEmpty()) {
            var shown = JsonNodeFactory.instance.objectNode();
            var rows = shown.putArray("consultants");
            ordered.forEach(consultant -> rows.addObject().put("consultantId", consultant.userId()));
            forms.prepare(step.caseNo(), in.record(), shown);
        }
        return new Out(ordered.stream().map(ListConsultants::choice).toList());
    }

    private static Map<String, String> choice(Consultant consultant) {
        Map<String, String> choice = new LinkedHashMap<>();
        choice.put("label", consultant.name());
        choice.put("value", consultant.userId());
        return choice;
    }
}
