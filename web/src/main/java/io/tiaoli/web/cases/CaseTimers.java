package io.tiaoli.web.cases;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.Times;

/** When a case goes on by itself: the timers that it waits for, without the deadlines of what is being done. */
@Component
class CaseTimers {

    /** {@code of} names another case of the family, null for the head. */
    record Row(String at, String name, String of) {}

    private record Due(Job job, String name, String of) {}

    private final CaseProcesses processes;
    private final ManagementService management;
    private final RepositoryService repository;

    CaseTimers(CaseProcesses processes, ManagementService management, RepositoryService repository) {
        this.processes = processes;
        this.management = management;
        this.repository = repository;
    }

    /** The next first. */
    List<Row> of(CaseFamily family) {
        return family.numbers().stream().flatMap(caseNo -> processes.of(caseNo).stream().filter(process -> process.getEndTime() == null).flatMap(process -> due(process, family.other(caseNo))))
                .sorted(Comparator.comparing(due -> due.job().getDuedate())).map(due -> new Row(Times.text(due.job().getDuedate()), due.name(), due.of())).toList();
    }

    private Stream<Due> due(HistoricProcessInstance process, String of) {
        return management.createJobQuery().processInstanceId(process.getId()).timers().list().stream().flatMap(job -> {
            String step = management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId();
            Object event = repository.getBpmnModelInstance(process.getProcessDefinitionId()).getModelElementById(step);
            return event instanceof IntermediateCatchEvent known ? Stream.of(new Due(job, known.getName(), of)) : Stream.empty();
        });
    }
}
