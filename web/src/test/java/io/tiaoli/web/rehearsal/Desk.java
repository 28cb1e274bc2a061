package io.tiaoli.web.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;

import io.tiaoli.processes.forms.AnyEntry;
import io.tiaoli.processes.forms.LikelyEntry.Filled;
import io.tiaoli.testing.Chance;

/** Where somebody works on the tasks of a run: fills the form anyhow, and otherwise when it is not accepted. */
final class Desk {

    private static final int TRIES = 25;
    /** Who has met a form so often in a case enters something else than before, and its lists anew. */
    private static final int OFTEN = 8;

    private final Stage stage;
    private final ObjectMapper json;
    private final AnyEntry any;
    private final Reckoning reckoning;
    private final Outside outside;
    private final Trail trail;
    private final Set<String> stuck = new HashSet<>();
    private final Map<String, String> givenUp = new TreeMap<>();
    private final Map<String, Integer> visits = new HashMap<>();

    Desk(ApplicationContext spring, Outside outside, Trail trail) {
        this.stage = spring.getBean(Stage.class);
        this.json = spring.getBean(ObjectMapper.class);
        this.any = new AnyEntry(spring, Outside.known());
        this.reckoning = new Reckoning(stage.jdbc);
        this.outside = outside;
        this.trail = trail;
    }

    /** Whether a task may still be done now. */
    boolean takes(Task task) {
        return !stuck.contains(task.getId());
    }

    /** Something has changed, so what nobody could do may be tried again. */
    void again() {
        stuck.clear();
    }

    /** What no entry could get through, with what was said, by {@code flow/step}. */
    Map<String, String> givenUp() {
        return givenUp;
    }

    /** Returns whether it was done. */
    boolean work(Task task) {
        String caseNo = stage.engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult().getBusinessKey();
        outside.prepare(task, caseNo, trail.chance());
        String last = "";
        var sources = new Sources(trail.chance());
        int visit = visits.merge(task.getProcessInstanceId() + task.getTaskDefinitionKey(), 1, Integer::sum);
        int first = visit > OFTEN ? visit : 0;
        for (int n = first; n < first + TRIES; n++) {
            var entered = entered(task, caseNo, sources.of(n), first > 0);
            var refused = entered.refused().isEmpty() ? completed(task, entered) : Optional.of("（表单）%s %s".formatted(entered.refused(), entered.content()));
            if (refused.isEmpty()) return true;
            last = refused.get();
        }
        trail.note("gives up " + task.getTaskDefinitionKey() + ": " + last);
        givenUp.put(task.getProcessDefinitionId().split(":")[0] + "/" + task.getTaskDefinitionKey(), last);
        stuck.add(task.getId());
        return false;
    }

    private Optional<String> completed(Task task, AnyEntry.Entered entered) {
        int mark = stage.footsteps.count();
        trail.note("does " + task.getTaskDefinitionKey() + " with " + entered.content());
        try {
            stage.doer.complete(task, new Filled(entered.record(), entered.content(), List.of(), List.of()));
            return Optional.empty();
        } catch (RuntimeException e) {
            stage.footsteps.backTo(Math.min(mark, stage.footsteps.count()));
            Found.unlessRefused(e, task.getTaskDefinitionKey());
            trail.note("  is told " + Found.said(e));
            return Optional.of(Found.said(e));
        }
    }

    private AnyEntry.Entered entered(Task task, String caseNo, Chance chance, boolean anew) {
        var variables = stage.doer.variables(task);
        byte[] form = form(task);
        String record = any.record(form);
        JsonNode shown = json.valueToTree(variables.getOrDefault(record, Map.of()));
        if (anew && shown instanceof ObjectNode opened) opened.removeIf(value -> value.path(0).isObject());
        Map<String, Object> around = new TreeMap<>(variables);
        around.remove(record);
        var entered = any.enter(form, shown, around, chance);
        reckoning.correct(record, caseNo, entered.content(), around, chance);
        return entered;
    }

    private byte[] form(Task task) {
        try (var form = stage.engine.getFormService().getDeployedTaskForm(task.getId())) {
            return form.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
