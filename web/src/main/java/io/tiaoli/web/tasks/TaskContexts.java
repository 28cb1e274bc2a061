package io.tiaoli.web.tasks;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.deadlines.Notices;
import io.tiaoli.processes.deadlines.Notices.Notice;
import io.tiaoli.web.pages.FlowNames;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.tasks.OpenTask.Found;
import io.tiaoli.web.tasks.TaskContext.Line;
import io.tiaoli.web.tasks.TaskContext.Link;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.cases.Cases.Case;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.papers.PaperKind;
import io.tiaoli.workers.wording.ReadableTime;

/** Puts together what one must know before working a task. */
@Component
class TaskContexts {

    private static final List<String> VARIABLES = List.of("customerId", "vehicleId", "promisedAt", "callScriptKey", "contactPurpose", "businessLine", "onReply", "quietSmsSent",
            "orderReceivedAt", "isMorningService", "contactNote");

    private final TaskService tasks;
    private final Cases cases;
    private final TaskFacts facts;
    private final CallHelp calls;
    private final Documents documents;
    private final Notices notices;
    private final Causes causes;
    private final PapersToSign toSign;
    private final StaffNames names;
    private final TaskPapers papers;
    private final FlowNames flows;
    private final Clock clock;

    TaskContexts(TaskService tasks, Cases cases, TaskFacts facts, CallHelp calls, Documents documents, Notices notices, Causes causes, PapersToSign toSign,
            StaffNames names, TaskPapers papers, FlowNames flows, Clock clock) {
        this.tasks = tasks;
        this.cases = cases;
        this.facts = facts;
        this.calls = calls;
        this.documents = documents;
        this.notices = notices;
        this.causes = causes;
        this.toSign = toSign;
        this.names = names;
        this.papers = papers;
        this.flows = flows;
        this.clock = clock;
    }

    TaskContext of(Found found) {
        String taskId = found.task().getId();
        String caseNo = found.caseNo();
        Map<String, Object> variables = tasks.getVariables(taskId, VARIABLES);
        var of = cases.find(caseNo);
        var back = causes.of(found.task());
        var customerId = of.flatMap(Case::customerId).or(() -> text(variables, "customerId"));
        var vehicleId = of.flatMap(Case::vehicleId).or(() -> text(variables, "vehicleId"));
        return new TaskContext(caseNo, of.isPresent() ? "/cases/" + caseNo : "", rule(found.task(), back),
                Stream.concat(reason(of, variables).stream(), facts.of(caseNo, customerId, vehicleId, variables.get("promisedAt"), found.mine()).stream()).toList(),
                calls.script(variables, caseNo), calls.window(variables), calls.last(customerId), links(found.task(), caseNo), notices(taskId, variables),
                back);
    }

    /** What a call is about: all calls are steps of one flow, whoever wants them. */
    private Optional<Line> reason(Optional<Case> of, Map<String, Object> variables) {
        return text(variables, "contactPurpose").flatMap(purpose -> of).map(found -> new Line("事由", flows.flow(found.flow())));
    }

    /** Why a contact comes later than planned, and what has been told about the task's deadline. */
    private List<String> notices(String taskId, Map<String, Object> variables) {
        return Stream.concat(text(variables, "contactNote").stream(), notices.about(taskId).stream().map(this::sentence)).toList();
    }

    /** The step's description, without the causes that stand by themselves. */
    private static String rule(Task task, List<String> causes) {
        String text = Optional.ofNullable(task.getDescription()).orElse("");
        for (String cause : causes) text = text.replace(cause, "");
        return text.strip();
    }

    private List<Link> links(Task task, String caseNo) {
        List<Link> links = new ArrayList<>();
        if (cases.find(caseNo).isPresent()) links.add(new Link("案件", "/cases/" + caseNo));
        links.add(new Link("拍照", "/tasks/" + task.getId() + "/photos"));
        var shown = papers.of(task);
        if (!shown.isEmpty()) links.add(new Link("证件：" + shown.stream().map(PaperKind::label).collect(Collectors.joining("、")), "/tasks/" + task.getId() + "/papers"));
        var kinds = toSign.of(task);
        documents.of(caseNo).stream().filter(d -> kinds.contains(d.kind()) && documents.awaitsSignature(d))
                .forEach(d -> links.add(new Link("签字：" + d.title(), "/documents/" + d.id() + "/sign")));
        return links;
    }

    private String sentence(Notice notice) {
        String due = ReadableTime.moment(notice.dueAt(), clock.getZone());
        String told = names.told(notice.told());
        return switch (notice.kind()) {
            case REMINDER -> "快到期：应在 %s 前办完".formatted(due);
            case ESCALATION -> "已超期：应在 %s 前办完，已告知%s".formatted(due, told);
            case ABSENCE -> "办理人不在岗，%s 转给%s".formatted(ReadableTime.moment(notice.at(), clock.getZone()), told);
        };
    }

    private static Optional<String> text(Map<String, Object> variables, String name) {
        return Optional.ofNullable(variables.get(name)).map(Object::toString).filter(s -> !s.isBlank());
    }
}
