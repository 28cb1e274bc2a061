package io.tiaoli.web.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;

import io.tiaoli.testing.Chance;

/** One random run of a flow until its case, and every case that it started, has ended. */
final class Walk {

    private static final int MOST_STEPS = 600;
    /** After so many steps everything goes its ordinary way, which must come to an end. */
    private static final int CALM = 250;
    /** In the calm part, what a case waits for happens each time after so many steps, even where something is due every day. */
    private static final int NEWS = 10;
    private static final int MOST_CASES = 4;
    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(10), Duration.ZERO, Duration.ofMinutes(2), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(20), Duration.ofDays(2));

    private final Stage stage;
    private final Outside outside;
    private final Opening opening;
    private final Desk desk;
    private final Invariants invariants;
    private final Loud loud;
    private final Trail trail;
    private final Chance chance;
    private final Map<String, Integer> done = new HashMap<>();
    private boolean alone;

    Walk(ApplicationContext spring, Loud loud, Trail trail) {
        this.stage = spring.getBean(Stage.class);
        this.outside = new Outside(spring);
        this.opening = new Opening(spring, outside, trail);
        this.desk = new Desk(spring, outside, trail);
        this.invariants = new Invariants(spring);
        this.loud = loud;
        this.trail = trail;
        this.chance = trail.chance();
    }

    /** What no entry could get through, with what was said. */
    Map<String, String> givenUp() {
        return desk.givenUp();
    }

    /** @throws Found in the first moment in which something is wrong */
    void run(String flow) {
        alone = opening.of(flow);
        settle();
        look(invariants.broken());
        for (int steps = 0; stage.engine.getRuntimeService().createProcessInstanceQuery().count() > 0; steps++) {
            if (steps > MOST_STEPS) throw Found.endless(MOST_STEPS, open());
            if (steps == CALM) chance.calm();
            trail.moment();
            List<EventSubscription> news = steps > CALM && steps % NEWS == 0 ? outside.waitedFor() : List.of();
            if (news.isEmpty()) step();
            else happen(news);
            look(invariants.broken());
        }
        look(invariants.brokenAtTheEnd());
    }

    // one step -----------------------------------------------------------------------------------------------

    private void step() {
        var tasks = tasks().stream().filter(desk::takes).toList();
        var due = due();
        int wish = chance.below(10);
        if (wish == 6) rarest(tasks, due);
        else if (wish == 9 && !outside.awaited().isEmpty()) happen(outside.likely(chance));
        else if (wish == 8 && due.isPresent()) pass(due.get());
        else if (!tasks.isEmpty()) workInAWhile(seldom(tasks), due);
        else if (due.isPresent()) pass(due.get());
        else if (!outside.awaited().isEmpty()) happen(outside.awaited());
        else throw new Found("a dead end: nothing is open, due or awaited but %s; refused: %s".formatted(open(), givenUp()));
    }

    /** What was done least often so far where the cases stand now. */
    private void rarest(List<Task> tasks, Optional<Instant> due) {
        Map<String, Runnable> ways = new LinkedHashMap<>();
        tasks.forEach(task -> ways.put("does " + task.getTaskDefinitionKey(), () -> work(task)));
        due.ifPresent(moment -> ways.put("waits", () -> pass(moment)));
        outside.likely(chance).forEach(event -> ways.put("hears " + event.getEventName().split(" ")[0] + " at " + event.getActivityId(), () -> happen(List.of(event))));
        if (ways.isEmpty()) happen(outside.awaited());
        else ways.get(chance.rare(String.join(", ", ways.keySet()), List.copyOf(ways.keySet()))).run();
    }

    private void happen(List<EventSubscription> awaited) {
        if (awaited.isEmpty()) return;
        trail.note("hears " + outside.happen(chance.one(awaited), chance));
        progress();
    }

    private void pass(Instant due) {
        stage.at(Date.from(due));
        trail.note("time passes");
        progress();
    }

    /** Mostly one that was not done in this run, so that what comes every day does not keep from the rest. */
    private Task seldom(List<Task> tasks) {
        return chance.oneIn(4) ? chance.one(tasks) : tasks.stream().min(Comparator.comparing(task -> done.getOrDefault(task.getTaskDefinitionKey(), 0))).orElseThrow();
    }

    /** Unless something else happens before. */
    private void workInAWhile(Task task, Optional<Instant> due) {
        var at = Play.now().plus(chance.one(PAUSES));
        if (due.isPresent() && !due.get().isAfter(at)) {
            pass(due.get());
            return;
        }
        stage.at(Date.from(at));
        work(task);
    }

    private void work(Task task) {
        done.merge(task.getTaskDefinitionKey(), 1, Integer::sum);
        if (desk.work(task)) progress();
    }

    private void progress() {
        settle();
        desk.again();
        if (alone) return;
        var roots = stage.engine.getHistoryService().createHistoricProcessInstanceQuery().rootProcessInstances().list();
        if (roots.size() < MOST_CASES) return;
        stage.only(roots.stream().map(root -> root.getProcessDefinitionKey()).collect(Collectors.toSet()));
        alone = true;
    }

    private void settle() {
        loud.clear();
        try {
            stage.settle(problem -> {
                throw new Found("a job failed: " + Found.said(problem), problem);
            });
        } catch (Footsteps.TooLong e) {
            throw new Found(e.getMessage(), e);
        }
        stage.footsteps.since(0).forEach(step -> trail.reached(step.flow() + "/" + step.step().replaceFirst("#.*$", "")));
        stage.footsteps.begin(footstep -> {});
        loud.first().ifPresent(said -> {
            throw new Found("somebody complained in the log: " + said);
        });
    }

    private void look(List<String> broken) {
        if (!broken.isEmpty()) throw new Found(String.join("; ", broken));
    }

    // what there is ------------------------------------------------------------------------------------------

    private List<Task> tasks() {
        return stage.engine.getTaskService().createTaskQuery().active().initializeFormKeys().list().stream()
                .sorted(Comparator.comparing(Task::getCreateTime).thenComparing(Task::getTaskDefinitionKey).thenComparing(Task::getName)).toList();
    }

    private Optional<Instant> due() {
        List<Instant> moments = new ArrayList<>();
        stage.engine.getManagementService().createJobQuery().timers().active().withRetriesLeft().list().stream().filter(job -> job.getProcessInstanceId() != null).map(Job::getDuedate).forEach(due -> moments.add(due.toInstant()));
        stage.jdbc.sql("select min(not_before) from message where state = 'WAITING' and not_before > ?").param(Play.now().atZone(ZoneId.systemDefault()).toOffsetDateTime())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))).single().ifPresent(at -> moments.add(at.toInstant()));
        return moments.stream().filter(moment -> moment.isAfter(Play.now())).min(Comparator.naturalOrder());
    }

    private String open() {
        return stage.engine.getHistoryService().createHistoricActivityInstanceQuery().unfinished().list().stream().map(step -> step.getProcessDefinitionKey() + "/" + step.getActivityId()).sorted().toList().toString();
    }
}
