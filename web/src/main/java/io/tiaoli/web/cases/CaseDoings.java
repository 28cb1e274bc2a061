package io.tiaoli.web.cases;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;

/** Who did what when in a case: from the engine's operation log, and from our own audit. */
@Component
class CaseDoings {

    /** {@code reason} is null where none was asked for. */
    record Row(String at, String who, String what, String reason) {}

    private record Doing(Instant at, String who, String what, String reason) {}

    private static final Map<String, String> OPERATIONS = Map.of("Claim", "领取", "Complete", "完成", "Assign", "指派", "Delegate", "委托", "Resolve", "交还", "SetOwner", "改负责人",
            "SetPriority", "改优先级", "Update", "改日期");

    private final CaseProcesses processes;
    private final HistoryService history;
    private final CaseActs acts;
    private final StaffNames names;

    CaseDoings(CaseProcesses processes, HistoryService history, CaseActs acts, StaffNames names) {
        this.processes = processes;
        this.history = history;
        this.acts = acts;
        this.names = names;
    }

    List<Row> of(CaseFamily family) {
        var logged = processes.of(family).stream().flatMap(process -> history.createUserOperationLogQuery().processInstanceId(process.getId()).entityType("Task").list().stream())
                .filter(entry -> entry.getUserId() != null && OPERATIONS.containsKey(entry.getOperationType()))
                .map(entry -> new Doing(entry.getTimestamp().toInstant(), entry.getUserId(), what(entry), null)).distinct();
        var audited = family.numbers().stream().flatMap(caseNo -> acts.of(caseNo).stream())
                .map(done -> new Doing(done.at(), done.who(), done.act().label() + done.detail().map(detail -> "：" + detail).orElse(""), done.reason()));
        return Stream.concat(logged, audited).sorted(Comparator.comparing(Doing::at)).map(doing -> new Row(Times.text(doing.at()), names.name(doing.who()), doing.what(), doing.reason())).toList();
    }

    private String what(UserOperationLogEntry entry) {
        var task = Optional.ofNullable(history.createHistoricTaskInstanceQuery().taskId(entry.getTaskId()).singleResult());
        return OPERATIONS.get(entry.getOperationType()) + task.map(t -> "「" + t.getName() + "」").orElse("");
    }
}
