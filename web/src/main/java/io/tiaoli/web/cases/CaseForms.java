package io.tiaoli.web.cases;

import java.util.List;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.forms.FormRecords.Entry;

/** What people entered in the forms of a case. */
@Component
class CaseForms {

    /** {@code of} names another case of the family; {@code again} an entry after the first of its record, null for the first. */
    record Filled(String step, Integer again, String who, String at, List<FormReading.Line> lines, String of) {}

    /** The step of an entry that began the case. */
    private static final String START = "start";

    private final FormRecords records;
    private final FormLabels labels;
    private final CaseProcesses processes;
    private final RepositoryService repository;
    private final StaffNames names;

    CaseForms(FormRecords records, FormLabels labels, CaseProcesses processes, RepositoryService repository, StaffNames names) {
        this.records = records;
        this.labels = labels;
        this.processes = processes;
        this.repository = repository;
        this.names = names;
    }

    List<Filled> of(CaseFamily family) {
        return family.numbers().stream().flatMap(caseNo -> {
            var definitions = processes.of(caseNo).stream().map(HistoricProcessInstance::getProcessDefinitionId).distinct().toList();
            return records.of(caseNo).stream().map(entry -> filled(entry, definitions, family.other(caseNo)));
        }).toList();
    }

    private Filled filled(Entry entry, List<String> definitions, String of) {
        return new Filled(step(entry.step(), definitions), entry.version() > 1 ? entry.version() : null, names.name(entry.who()), Times.text(entry.at()),
                FormReading.of(labels.components(entry.form(), definitions), entry.content()), of);
    }

    private String step(String id, List<String> definitions) {
        if (id.equals(START)) return "发起";
        return definitions.stream().map(definition -> (Object) repository.getBpmnModelInstance(definition).getModelElementById(id))
                .filter(FlowElement.class::isInstance).map(element -> ((FlowElement) element).getName()).filter(name -> name != null).findFirst().orElse(id);
    }
}
