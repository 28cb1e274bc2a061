package io.tiaoli.processes.years;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;

/** Everybody who works in the house: each task that is open is done by its form, as soon as it is there. */
@Component
class Staff {

    /** What somebody enters in the form of a step. */
    record Entry(String record, Map<String, Object> values) {

        static Entry of(String record, Object... fieldsAndValues) {
            Map<String, Object> values = new HashMap<>();
            for (int i = 0; i < fieldsAndValues.length; i += 2) values.put(fieldsAndValues[i].toString(), fieldsAndValues[i + 1]);
            return new Entry(record, values);
        }
    }

    /** How one step is worked; it may sign papers or copy licences before it answers. */
    interface Work {
        Entry on(Task task);
    }

    /** People of one part of the house and the steps that they know. */
    interface Crew {
        Map<String, Work> steps();
    }

    /** A call that somebody made: when, for which case, by which script, how urgent, and what the task said of its lateness. */
    record Call(LocalDateTime at, String caseNo, String role, String script, int priority, Optional<String> note) {}

    private static final int USUAL = 5;

    private final Shop shop;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Map<String, Work> known = new HashMap<>();
    private final Set<String> left = new HashSet<>();
    private final List<Call> calls = new ArrayList<>();

    Staff(Shop shop, TaskService tasks, RuntimeService runtime, List<Crew> crews) {
        this.shop = shop;
        this.tasks = tasks;
        this.runtime = runtime;
        crews.forEach(crew -> known.putAll(crew.steps()));
    }

    void begin(String... stepsThatWaitForTheCustomer) {
        calls.clear();
        left.clear();
        left.addAll(List.of(stepsThatWaitForTheCustomer));
    }

    /** The customer is here: a step that waited is worked from now on. */
    void receive(String... steps) {
        left.removeAll(List.of(steps));
        work();
    }

    void leave(String... steps) {
        left.addAll(List.of(steps));
    }

    /** Works until nothing is left to do. */
    void work() {
        for (int done = 0;; done++) {
            if (done > 300) throw new AssertionError("The work never ends");
            var next = open();
            if (next.isEmpty()) return;
            work(next.get(0));
        }
    }

    List<Call> calls() {
        return calls;
    }

    private List<Task> open() {
        return tasks.createTaskQuery().active().initializeFormKeys().orderByTaskCreateTime().asc().list().stream().filter(task -> !left.contains(step(task))).toList();
    }

    /** A call goes by its script, everything else by its step. */
    private String step(Task task) {
        return task.getTaskDefinitionKey().equals("call-customer") ? String.valueOf(tasks.getVariable(task.getId(), "callScriptKey")) : task.getTaskDefinitionKey();
    }

    private void work(Task task) {
        String caseNo = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult().getBusinessKey();
        String step = step(task);
        var work = known.get(step);
        if (work == null) throw new AssertionError("Nobody knows how to do %s of %s at %s".formatted(step, caseNo, shop.now()));
        var entry = work.on(task);
        if (step.endsWith(".call")) calls.add(call(task, caseNo, step));
        shop.submit(task, entry.record(), entry.values());
    }

    private Call call(Task task, String caseNo, String script) {
        Object priority = tasks.getVariable(task.getId(), "callPriority");
        return new Call(shop.now(), caseNo, shop.groups(task).get(0), script, priority == null ? USUAL : ((Number) priority).intValue(),
                Optional.ofNullable((String) tasks.getVariable(task.getId(), "contactNote")));
    }
}
