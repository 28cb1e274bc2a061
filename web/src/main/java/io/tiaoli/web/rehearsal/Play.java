package io.tiaoli.web.rehearsal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;

import io.tiaoli.processes.rehearsal.Heard;
import io.tiaoli.processes.rehearsal.Outcome;
import io.tiaoli.processes.rehearsal.Outcome.Ending;
import io.tiaoli.processes.rehearsal.Scenario;
import io.tiaoli.web.rehearsal.Beginning.Begun;
import io.tiaoli.workers.database.Moments;

/** One rehearsal: goes from moment to moment, lets people do their tasks and timers fire, until nothing more happens. */
final class Play {

    private static final Period LONGEST = Period.ofYears(6);

    private final Stage stage;
    private final ProcessEngine engine;
    private final Beginning beginning;
    private final ProcessDefinition definition;
    private final Scenario scenario;
    private final Timeline timeline;
    private final People people;
    private final List<Heard> untold;
    private Begun begun;

    Play(Stage stage, Beginning beginning, ProcessDefinition definition, Scenario scenario) {
        this.stage = stage;
        this.engine = stage.engine;
        this.beginning = beginning;
        this.definition = definition;
        this.scenario = scenario;
        this.timeline = new Timeline(stage, definition);
        this.people = new People(stage, scenario, timeline);
        this.untold = new ArrayList<>(scenario.events());
    }

    Outcome run(long began) {
        Ending ending;
        String said;
        try {
            begun = beginning.start(definition, scenario);
            settle();
            ending = goOn();
            said = timeline.said(ending, people);
        } catch (Stuck stuck) {
            ending = Ending.STUCK;
            said = stuck.getMessage();
        } catch (RuntimeException e) {
            boolean circles = Stream.iterate((Throwable) e, t -> t != null, Throwable::getCause).anyMatch(t -> t instanceof Footsteps.TooLong);
            ending = circles ? Ending.LIMIT : Ending.STUCK;
            said = Causes.of(e);
            timeline.problem(said);
        }
        timeline.finish(ending, said);
        return timeline.outcome(ending, said, used(), begun == null ? List.of() : begun.invented(), people, (System.nanoTime() - began) / 1_000_000);
    }

    private Ending goOn() {
        Instant end = scenario.begins().plus(LONGEST).atZone(ZoneId.systemDefault()).toInstant();
        while (engine.getRuntimeService().createProcessInstanceQuery().count() > 0) {
            var next = next();
            if (next.isEmpty()) return Ending.WAITING;
            if (next.get().isAfter(end)) return Ending.LIMIT;
            if (next.get().isAfter(now())) stage.at(Date.from(next.get()));
            settle();
            while (people.work() || hear()) settle();
        }
        return Ending.ENDED;
    }

    private void settle() {
        stage.settle(timeline::failed);
        timeline.look();
        people.look();
    }

    /** The next moment at which something may happen. */
    private Optional<Instant> next() {
        List<Instant> moments = new ArrayList<>(people.moments());
        engine.getManagementService().createJobQuery().timers().active().withRetriesLeft().list().stream().filter(job -> job.getProcessInstanceId() != null).map(Job::getDuedate)
                .forEach(due -> moments.add(due.toInstant()));
        engine.getManagementService().createJobQuery().messages().active().withRetriesLeft().list().stream().map(Job::getDuedate).filter(due -> due != null)
                .forEach(due -> moments.add(due.toInstant()));
        untold.forEach(event -> moments.add(at(event)));
        for (String sql : new String[] {"select min(not_before) from message where state = 'WAITING' and not_before > ?", "select min(next_try_at) from event where state = 'WAITING' and next_try_at > ?"}) {
            stage.jdbc.sql(sql).param(OffsetDateTime.ofInstant(now(), ZoneId.systemDefault())).query((row, n) -> Moments.readOptional(row, 1)).single().ifPresent(moments::add);
        }
        return moments.stream().filter(moment -> moment.isAfter(now())).min(Comparator.naturalOrder());
    }

    /** Tells one event that is due and that somebody waits for. */
    private boolean hear() {
        for (var event : untold) {
            if (at(event).isAfter(now())) continue;
            var waiting = engine.getRuntimeService().createEventSubscriptionQuery().eventType("message").list().stream()
                    .filter(w -> w.getExecutionId() != null && w.getEventName().split(" ")[0].equals(event.event())).findFirst();
            if (waiting.isEmpty()) continue;
            untold.remove(event);
            Map<String, Object> values = new LinkedHashMap<>();
            event.values().forEach((name, value) -> values.put(name, Beginning.plain(stage.cast.known(value))));
            engine.getRuntimeService().messageEventReceived(waiting.get().getEventName(), waiting.get().getExecutionId(), values);
            return true;
        }
        return false;
    }

    private Instant at(Heard event) {
        ZonedDateTime start = scenario.begins().atZone(ZoneId.systemDefault());
        return start.plus(event.wait(start)).toInstant();
    }

    private Scenario used() {
        Map<String, JsonNode> values = begun == null ? scenario.values() : begun.values();
        return scenario.with(begun == null ? scenario.start() : begun.start(), values, people.used());
    }

    static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    static String text(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneId.systemDefault()).withNano(0).toString();
    }

    /** A person cannot finish a step. */
    static final class Stuck extends RuntimeException {

        Stuck(String message) {
            super(message);
        }
    }
}
