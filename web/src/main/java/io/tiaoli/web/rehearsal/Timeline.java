package io.tiaoli.web.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

import io.tiaoli.processes.rehearsal.Outcome;
import io.tiaoli.processes.rehearsal.Outcome.Ending;
import io.tiaoli.processes.rehearsal.Outcome.Entry;
import io.tiaoli.processes.rehearsal.Outcome.Kind;
import io.tiaoli.processes.rehearsal.Scenario;
import io.tiaoli.web.rehearsal.Footsteps.Footstep;
import io.tiaoli.web.rehearsal.Records.Written;

/** Everything that happened in a rehearsal, in order. */
final class Timeline {

    /** A run of a diagram; depth 0 is the rehearsed flow. */
    record Run(String flow, String name, int depth, String definition) {}

    private final Stage stage;
    private final ProcessDefinition definition;
    private final BpmnModelInstance model;
    private final Records records;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Set<String> timers = new HashSet<>();
    private final Set<String> problems = new HashSet<>();
    private final Map<String, Set<String>> passed = new HashMap<>();
    private int mark;

    Timeline(Stage stage, ProcessDefinition definition) {
        this.stage = stage;
        this.definition = definition;
        this.model = stage.engine.getRepositoryService().getBpmnModelInstance(definition.getId());
        this.records = new Records(stage.jdbc);
    }

    Run run(String processId) {
        var known = runs.get(processId);
        if (known != null) return known;
        var process = stage.engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(processId).singleResult();
        if (process == null) return new Run(definition.getKey(), definition.getName(), 0, definition.getId());
        int depth = process.getSuperProcessInstanceId() == null ? 0 : run(process.getSuperProcessInstanceId()).depth() + 1;
        var made = new Run(process.getProcessDefinitionKey(), process.getProcessDefinitionName(), depth, process.getProcessDefinitionId());
        runs.put(processId, made);
        return made;
    }

    /** Notes what was walked and written since it looked last. */
    void look() {
        var written = new ArrayList<>(records.fresh());
        for (var step : stage.footsteps.since(Math.min(mark, stage.footsteps.count()))) walked(step, written);
        mark = stage.footsteps.count();
        written.forEach(row -> write(row, 0));
        lookAtTimers();
    }

    private void walked(Footstep step, List<Written> written) {
        var run = run(step.process());
        String id = step.step().replaceFirst("#.*$", "");
        if (step.end() && !step.cancelled()) {
            passed.computeIfAbsent(run.flow(), none -> new LinkedHashSet<>()).add(id);
            if (run.depth() == 0 && run.flow().equals(definition.getKey())) {
                path.add(id);
                if (step.type().endsWith("EndEvent") && isTop(id)) ends.add(id);
            }
        }
        if (id.equals(step.step()) && (step.type().equals("callActivity") || step.type().equals("subProcess") ? !step.end() : step.end() && !step.cancelled())) {
            kind(step, run).ifPresent(kind -> add(run, kind, id, step.name().isBlank() ? id : step.name(), "", step.type().equals("callActivity") ? "请另一个流程办" : ""));
        }
        if (!step.end()) return;
        var own = written.stream().filter(row -> row.flow().equals(run.flow()) && row.step().equals(id)).toList();
        own.forEach(row -> write(row, run.depth()));
        written.removeAll(own);
    }

    private static Optional<Kind> kind(Footstep step, Run run) {
        String type = step.type();
        if (type.contains("Gateway") || type.equals("userTask") || type.equals("multiInstanceBody")) return Optional.empty();
        if (type.toLowerCase(Locale.ROOT).contains("startevent") || type.equals("startTimerEvent")) return step.name().isBlank() ? Optional.empty() : Optional.of(Kind.START);
        if (type.endsWith("EndEvent")) return step.name().isBlank() ? Optional.empty() : Optional.of(Kind.END);
        if (type.endsWith("Timer")) return Optional.of(Kind.FIRED);
        if (type.contains("Message") && (type.startsWith("boundary") || type.endsWith("Catch"))) return Optional.of(Kind.HEARD);
        return Optional.of(Kind.STEP);
    }

    /** Whether a step stands in the process itself, or in what interrupts it. */
    private boolean isTop(String id) {
        var element = model.getModelElementById(id);
        if (element == null) return false;
        var parent = element.getParentElement();
        return parent instanceof Process || parent instanceof SubProcess phase && phase.triggeredByEvent() && phase.getParentElement() instanceof Process;
    }

    private void write(Written row, int depth) {
        entries.add(new Entry(Play.text(Play.now()), depth, "", row.kind(), row.step(), row.title(), row.who(), row.text()));
        if (row.kind() == Kind.MESSAGE) messages.add(row.wording());
    }

    private void lookAtTimers() {
        var management = stage.engine.getManagementService();
        for (var job : management.createJobQuery().timers().active().orderByJobDuedate().asc().list()) {
            if (job.getProcessInstanceId() == null || !timers.add(job.getId() + job.getDuedate())) continue;
            var run = run(job.getProcessInstanceId());
            var armed = management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult();
            String step = armed == null ? "" : armed.getActivityId();
            add(run, Kind.TIMER, step, name(run, step), "", "定在 " + Play.text(job.getDuedate().toInstant()).replace('T', ' '));
        }
    }

    void task(Task task, String who) {
        String due = task.getDueDate() == null ? "" : "应在 %s 前办".formatted(Play.text(task.getDueDate().toInstant()).replace('T', ' '));
        add(run(task.getProcessInstanceId()), Kind.TASK, task.getTaskDefinitionKey(), task.getName(), who, due);
    }

    void done(Task task, String who, List<String> invented) {
        add(run(task.getProcessInstanceId()), Kind.DONE, task.getTaskDefinitionKey(), task.getName(), who, invented.isEmpty() ? "" : "代填了：" + String.join("、", invented));
    }

    void gone(Task task) {
        add(run(task.getProcessInstanceId()), Kind.GONE, task.getTaskDefinitionKey(), task.getName(), "", "没有办完，流程已往前走");
    }

    void failed(RuntimeException e) {
        String said = Causes.of(e);
        if (problems.add(said)) problem(said);
    }

    void problem(String said) {
        entries.add(new Entry(Play.text(Play.now()), 0, "", Kind.PROBLEM, "", "办不成", "", said));
    }

    private void add(Run run, Kind kind, String step, String title, String who, String text) {
        entries.add(new Entry(Play.text(Play.now()), run.depth(), run.name(), kind, step, title, who, text));
    }

    private String name(Run run, String step) {
        var element = stage.engine.getRepositoryService().getBpmnModelInstance(run.definition()).getModelElementById(step);
        return element instanceof FlowElement flow && flow.getName() != null && !flow.getName().isBlank() ? flow.getName() : step;
    }

    /** Where it ended, in one sentence. */
    String said(Ending ending, People people) {
        return switch (ending) {
            case ENDED -> "走完了，结束在「%s」".formatted(ends.stream().map(id -> name(new Run("", "", 0, definition.getId()), id)).distinct().collect(Collectors.joining("」「")));
            case LIMIT -> "走到 6 年以后还没有走完，没有再往下走";
            default -> waits(people);
        };
    }

    private String waits(People people) {
        List<String> why = new ArrayList<>();
        people.left().forEach(task -> why.add("任务「%s」没有人办".formatted(task)));
        waiting().forEach(w -> why.add("在等「%s」".formatted(name(run(w.getProcessInstanceId()), w.getActivityId()))));
        problems.forEach(problem -> why.add("办不成：" + problem));
        if (why.isEmpty()) why.add("没有下一件会发生的事");
        return "停下了：" + String.join("；", why.stream().distinct().toList());
    }

    private List<EventSubscription> waiting() {
        return stage.engine.getRuntimeService().createEventSubscriptionQuery().eventType("message").list().stream().filter(w -> w.getExecutionId() != null).toList();
    }

    void finish(Ending ending, String said) {
        try {
            look();
        } catch (RuntimeException e) {
            // what is known until here is told
            mark = stage.footsteps.count();
        }
        entries.add(new Entry(Play.text(Play.now()), 0, "", ending == Ending.ENDED ? Kind.END : Kind.PROBLEM, "", ending == Ending.ENDED ? "预演结束" : "预演停在这里", "", said));
    }

    Outcome outcome(Ending ending, String said, Scenario used, List<String> invented, People people, long millis) {
        Map<String, String> names = new LinkedHashMap<>();
        model.getModelElementsByType(FlowElement.class).forEach(element -> names.put(element.getId(), element.getName() == null ? "" : element.getName()));
        Map<String, Outcome.Run> drawn = new LinkedHashMap<>();
        runs.values().stream().sorted(Comparator.comparingInt(Run::depth)).forEach(run -> drawn.computeIfAbsent(run.flow(), flow ->
                new Outcome.Run(flow, run.name(), run.depth(), xml(run), List.copyOf(passed.getOrDefault(flow, Set.of())), current(flow))));
        if (drawn.isEmpty()) drawn.put(definition.getKey(), new Outcome.Run(definition.getKey(), definition.getName(), 0, xml(new Run("", "", 0, definition.getId())), List.of(), List.of()));
        return new Outcome(ending, said, path, messages, ends, names, waiting().stream().map(w -> w.getEventName().split(" ")[0]).distinct().sorted().toList(),
                AwaitedEvents.in(models()), List.copyOf(drawn.values()), entries, people.done(), used, invented, millis);
    }

    private List<BpmnModelInstance> models() {
        return Stream.concat(Stream.of(definition.getId()), runs.values().stream().map(Run::definition)).distinct().map(stage.engine.getRepositoryService()::getBpmnModelInstance).toList();
    }

    private List<String> current(String flow) {
        return stage.engine.getHistoryService().createHistoricActivityInstanceQuery().unfinished().list().stream().filter(a -> a.getProcessDefinitionKey().equals(flow))
                .map(a -> a.getActivityId().replaceFirst("#.*$", "")).distinct().toList();
    }

    private String xml(Run run) {
        try (var content = stage.engine.getRepositoryService().getProcessModel(run.definition())) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
