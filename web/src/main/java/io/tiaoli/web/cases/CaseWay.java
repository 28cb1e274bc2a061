package io.tiaoli.web.cases;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;

/** The steps that a case took, in their order. */
@Component
class CaseWay {

    /** {@code flow} names a flow that is not the head's own, null for its own. */
    record Row(String name, String flow, String from, String until, String who, String state, boolean now) {}

    private static final Set<String> SILENT = Set.of("exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "multiInstanceBody");

    private final CaseProcesses processes;
    private final HistoryService history;
    private final StaffNames names;

    CaseWay(CaseProcesses processes, HistoryService history, StaffNames names) {
        this.processes = processes;
        this.history = history;
        this.names = names;
    }

    List<Row> of(CaseFamily family) {
        return processes.of(family).stream().flatMap(process -> activities(process).stream()
                        .map(activity -> new Step(activity, process.getProcessDefinitionKey().equals(family.head().flow()) ? null : process.getProcessDefinitionName())))
                .sorted(Comparator.comparing((Step step) -> step.activity().getStartTime())).map(this::row).toList();
    }

    private record Step(HistoricActivityInstance activity, String flow) {}

    private List<HistoricActivityInstance> activities(HistoricProcessInstance process) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(process.getId()).orderPartiallyByOccurrence().asc().list().stream()
                .filter(activity -> activity.getActivityName() != null && !SILENT.contains(activity.getActivityType())).toList();
    }

    private Row row(Step step) {
        var activity = step.activity();
        boolean now = activity.getEndTime() == null;
        return new Row(activity.getActivityName(), step.flow(), Times.text(activity.getStartTime()), Times.text(activity.getEndTime()), names.name(activity.getAssignee()),
                now ? "进行中" : activity.isCanceled() ? "已中止" : "已完成", now);
    }
}
