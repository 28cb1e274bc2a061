package io.tiaoli.web.rehearsal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.task.Task;

import io.tiaoli.processes.Role;
import io.tiaoli.processes.forms.LikelyEntry.Filled;
import io.tiaoli.processes.rehearsal.Answer;
import io.tiaoli.processes.rehearsal.Outcome.Done;
import io.tiaoli.processes.rehearsal.Scenario;

/** Those who do the tasks of a rehearsal, each after a while, or never. */
final class People {

    private record Planned(Task task, String key, int visit, Answer answer, String flow, String who, Instant at) {}

    private final Stage stage;
    private final Scenario scenario;
    private final Timeline timeline;
    private final Map<String, Integer> visits = new HashMap<>();
    private final Map<String, Planned> open = new LinkedHashMap<>();
    private final Map<String, List<Answer>> used = new LinkedHashMap<>();
    private final List<Done> done = new ArrayList<>();

    People(Stage stage, Scenario scenario, Timeline timeline) {
        this.stage = stage;
        this.scenario = scenario;
        this.timeline = timeline;
    }

    /** Takes note of new tasks, and of those that were withdrawn. */
    void look() {
        var tasks = stage.engine.getTaskService().createTaskQuery().initializeFormKeys().orderByTaskCreateTime().asc().orderByTaskId().asc().list().stream()
                .sorted(Comparator.comparing(Task::getCreateTime).thenComparing(Task::getTaskDefinitionKey)).collect(Collectors.toMap(Task::getId, task -> task, (a, b) -> a, LinkedHashMap::new));
        open.entrySet().removeIf(planned -> {
            boolean gone = !tasks.containsKey(planned.getKey());
            if (gone) timeline.gone(planned.getValue().task());
            return gone;
        });
        tasks.values().stream().filter(task -> !open.containsKey(task.getId())).forEach(this::plan);
    }

    private void plan(Task task) {
        var run = timeline.run(task.getProcessInstanceId());
        String key = run.depth() == 0 ? task.getTaskDefinitionKey() : run.flow() + "/" + task.getTaskDefinitionKey();
        int visit = visits.merge(key, 1, Integer::sum) - 1;
        var answer = scenario.answer(key, visit);
        var created = task.getCreateTime().toInstant().atZone(ZoneId.systemDefault());
        String who = stage.doer.groups(task).stream().map(group -> Role.of(group).map(Role::label).orElse(group)).sorted().collect(Collectors.joining("、"));
        open.put(task.getId(), new Planned(task, key, visit, answer, run.name(), who, created.plus(answer.wait(created)).toInstant()));
        timeline.task(task, who);
    }

    /** When somebody does something, or a task that nobody does is due. */
    List<Instant> moments() {
        return open.values().stream().flatMap(planned -> planned.answer().leave()
                ? Stream.ofNullable(planned.task().getDueDate()).map(due -> due.toInstant()) : Stream.of(planned.at())).toList();
    }

    /** Does one task whose moment has come. */
    boolean work() {
        var ready = open.values().stream().filter(planned -> !planned.answer().leave() && !planned.at().isAfter(Play.now())).findFirst();
        ready.ifPresent(this::complete);
        return ready.isPresent();
    }

    private void complete(Planned planned) {
        var task = planned.task();
        int mark = stage.footsteps.count();
        try {
            var filled = stage.doer.filled(task, planned.answer().values());
            JsonNode values = stage.cast.named(filled.content());
            keep(planned, new Answer(values, planned.answer().after(), false));
            done.add(done(planned, filled, false));
            stage.doer.complete(task, filled);
            open.remove(task.getId());
            timeline.done(task, planned.who(), filled.invented());
        } catch (RuntimeException e) {
            stage.footsteps.backTo(Math.min(mark, stage.footsteps.count()));
            timeline.look();
            String said = "步骤「%s」办不成：%s".formatted(task.getName(), Causes.of(e));
            timeline.problem(said);
            if (e instanceof Footsteps.TooLong || e.getCause() instanceof Footsteps.TooLong) throw e;
            throw new Play.Stuck(said);
        }
    }

    private void keep(Planned planned, Answer answer) {
        var answers = used.computeIfAbsent(planned.key(), none -> new ArrayList<>());
        while (answers.size() < planned.visit()) answers.add(new Answer(null, null, true));
        answers.add(planned.visit(), answer);
    }

    /** The names of tasks that nobody does. */
    List<String> left() {
        return open.values().stream().map(planned -> planned.task().getName()).toList();
    }

    /** Everything that was entered, by step. */
    Map<String, List<Answer>> used() {
        open.values().stream().filter(planned -> planned.answer().leave()).forEach(planned -> {
            var answers = used.computeIfAbsent(planned.key(), none -> new ArrayList<>());
            while (answers.size() <= planned.visit()) answers.add(planned.answer());
        });
        return used;
    }

    List<Done> done() {
        var all = new ArrayList<>(done);
        open.values().stream().filter(planned -> planned.answer().leave()).forEach(planned -> {
            var filled = stage.doer.filled(planned.task(), planned.answer().values());
            all.add(done(planned, filled, true));
        });
        return all;
    }

    /** What was, or would be, entered now. */
    private Done done(Planned planned, Filled filled, boolean left) {
        var task = planned.task();
        return new Done(planned.key(), planned.visit(), task.getName(), planned.flow(), planned.who(), Play.text(task.getCreateTime().toInstant()), Optional.ofNullable(task.getDueDate()).map(due -> Play.text(due.toInstant())).orElse(""),
                left ? "" : Play.text(Play.now()), left, stage.cast.named(filled.content()), left ? List.of() : filled.invented(), filled.fields());
    }
}
