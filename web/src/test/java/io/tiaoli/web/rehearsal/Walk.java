package io.tiaoli.web.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.context.ApplicationContext;

import io.tiaoli.processes.Extensions;
import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.forms.AnyEntry;
import io.tiaoli.processes.forms.LikelyEntry.Filled;
import io.tiaoli.processes.rehearsal.Scenario;
import io.tiaoli.testing.Chance;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;

/** One random run of a flow until its case, and every case that it started, has ended. */
final class Walk {

    /** Something that must not happen; the message says what. */
    static final class Found extends RuntimeException {

        Found(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static final int MOST_STEPS = 600;
    private static final int TRIES = 25;
    private static final int MOST_CASES = 4;
    private static final LocalDateTime OPENING = LocalDateTime.of(2026, 11, 23, 9, 0);
    /** Flows that nobody but another flow begins, with what it has written before. */
    private static final Map<String, String> BEGUN_BY = Map.of("test-drive-check", "test-drive", "sheet-correction", "vehicle-delivery", "prospect-spot-check-interview", "prospect-spot-check",
            "trade-in-contact", "trade-in-development");
    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(10), Duration.ZERO, Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(20), Duration.ofDays(2));
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final Stage stage;
    private final Beginning beginning;
    private final Consents consents;
    private final Workers workers;
    private final ObjectMapper json;
    private final AnyEntry any;
    private final Outside outside;
    private final Invariants invariants;
    private final Loud loud;
    private final Chance chance;
    private final String flow;
    private final List<String> path = new ArrayList<>();
    private final Set<String> stuck = new HashSet<>();
    private final Map<String, String> refusals = new TreeMap<>();
    private final Set<String> walked = new TreeSet<>();
    private boolean alone;
    private int steps;

    Walk(ApplicationContext spring, Loud loud, String flow, Chance chance) {
        this.stage = spring.getBean(Stage.class);
        this.beginning = spring.getBean(Beginning.class);
        this.consents = spring.getBean(Consents.class);
        this.workers = spring.getBean(Workers.class);
        this.json = spring.getBean(ObjectMapper.class);
        this.any = new AnyEntry(spring, Outside.known());
        this.outside = new Outside(spring);
        this.invariants = new Invariants(spring);
        this.loud = loud;
        this.flow = flow;
        this.chance = chance;
    }

    /** What happened, a line each. */
    List<String> path() {
        return path;
    }

    /** The steps that were passed, {@code flow/step}. */
    Set<String> walked() {
        return walked;
    }

    /** What no entry could get through, with what was said. */
    Map<String, String> refusals() {
        return refusals;
    }

    /** @throws Found in the first moment in which something is wrong */
    void run() {
        begin();
        while (stage.engine.getRuntimeService().createProcessInstanceQuery().count() > 0) {
            if (++steps > MOST_STEPS) throw new Found("%d steps and no end; open: %s".formatted(MOST_STEPS, open()), null);
            step();
            look(invariants.broken());
        }
        look(invariants.brokenAtTheEnd());
    }

    private void begin() {
        String first = BEGUN_BY.getOrDefault(flow, flow);
        var definition = stage.engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(first).latestVersion().singleResult();
        var start = OPENING.plusDays(chance.below(14)).plusMinutes(10L * chance.below(90));
        stage.at(Date.from(start.atZone(ZoneId.systemDefault()).toInstant()));
        stage.footsteps.begin(footstep -> {});
        stage.cast.enter();
        alone = chance.below(3) < 2;
        if (alone) stage.only(first.equals(flow) ? Set.of(flow) : Set.of(first, flow));
        else stage.stopClocks();
        if (chance.oneIn(8)) consents.withdraw(stage.cast.customerId(), "客户要求");
        else if (chance.oneIn(6)) consents.withdraw(stage.cast.customerId(), chance.one(List.of(ContactPurpose.CARE, ContactPurpose.APPOINTMENT_OFFER, ContactPurpose.PROSPECT)), "客户要求");
        start(definition, start);
        settle();
        look(invariants.broken());
    }

    private void start(ProcessDefinition definition, LocalDateTime at) {
        Process process = stage.engine.getRepositoryService().getBpmnModelInstance(definition.getId()).getModelElementById(definition.getKey());
        var start = chance.one(process.getChildElementsByType(StartEvent.class).stream().toList());
        if (start.getCamundaFormRef() != null) {
            byForm(definition);
            return;
        }
        var known = outside.beginnings(chance);
        var choices = Choices.of(stage.engine.getRepositoryService().getBpmnModelInstance(definition.getId()), workers).values();
        Map<String, JsonNode> values = new LinkedHashMap<>();
        List<String> needed = Extensions.names(process, "requires");
        List<String> names = new ArrayList<>(needed);
        Extensions.names(process, "accepts").stream().filter(name -> Outside.ALWAYS.contains(name) || chance.oneIn(3)).forEach(names::add);
        for (String name : names) {
            if (known.containsKey(name)) values.put(name, json.valueToTree(known.get(name).get()));
            else if (choices.containsKey(name)) values.put(name, json.valueToTree(chance.one(List.copyOf(choices.get(name).keySet()))));
        }
        note("starts by %s with %s".formatted(start.getId(), values));
        try {
            beginning.start(definition, new Scenario(start.getId(), at.toString(), values, Map.of(), List.of()));
        } catch (RuntimeException e) {
            throw new Found("could not start: " + said(e), e);
        }
    }

    private void byForm(ProcessDefinition definition) {
        for (int n = 0;; n++) {
            var entered = any.enter(read(stage.engine.getFormService().getDeployedStartForm(definition.getId())), JsonNodeFactory.instance.objectNode(), Map.of(), source(n));
            note("starts by its form with " + entered.content());
            try {
                stage.engine.getFormService().submitStartForm(definition.getId(), Variables.putValueTyped(entered.record(), SpinValues.jsonValue(entered.content().toString()).create()));
                return;
            } catch (RuntimeException e) {
                refused(e, "the start form");
                if (n == TRIES) throw new Found("no entry of the start form is accepted, last: " + said(e), e);
            }
        }
    }

    // one step -----------------------------------------------------------------------------------------------

    private void step() {
        var tasks = tasks().stream().filter(task -> !stuck.contains(task.getId())).toList();
        var due = due();
        var awaited = outside.awaited();
        int wish = chance.below(10);
        var likely = wish == 9 ? outside.likely(chance) : awaited;
        if (wish == 9 && !likely.isEmpty()) happen(likely);
        else if (wish >= 7 && due.isPresent()) pass(due.get());
        else if (!tasks.isEmpty()) work(tasks.get(chance.below(tasks.size())), due);
        else if (due.isPresent()) pass(due.get());
        else if (!awaited.isEmpty()) happen(awaited);
        else throw new Found("a dead end: nothing is open, due or awaited but %s; refused: %s".formatted(open(), refusals), null);
    }

    private void happen(List<org.camunda.bpm.engine.runtime.EventSubscription> awaited) {
        note("hears " + outside.happen(awaited.get(chance.below(awaited.size())), chance));
        progress();
    }

    private void pass(Instant due) {
        stage.at(Date.from(due));
        note("time passes");
        progress();
    }

    private void work(Task task, Optional<Instant> due) {
        var at = Play.now().plus(chance.one(PAUSES));
        if (due.isPresent() && !due.get().isAfter(at)) {
            pass(due.get());
            return;
        }
        stage.at(Date.from(at));
        String caseNo = stage.engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult().getBusinessKey();
        outside.prepare(task, caseNo, chance);
        String last = "";
        for (int n = 0; n < TRIES; n++) {
            var entered = entered(task, source(n));
            if (!entered.refused().isEmpty()) {
                last = "（表单）" + entered.refused() + " " + entered.content();
                continue;
            }
            int mark = stage.footsteps.count();
            note("does " + task.getTaskDefinitionKey() + " with " + entered.content());
            try {
                stage.doer.complete(task, new Filled(entered.record(), entered.content(), List.of(), List.of()));
                progress();
                return;
            } catch (Found found) {
                throw found;
            } catch (RuntimeException e) {
                stage.footsteps.backTo(Math.min(mark, stage.footsteps.count()));
                refused(e, task.getTaskDefinitionKey());
                last = said(e);
                note("  is told " + last);
            }
        }
        note("gives up " + task.getTaskDefinitionKey() + ": " + last);
        refusals.put(flow(task) + "/" + task.getTaskDefinitionKey(), last);
        stuck.add(task.getId());
    }

    private AnyEntry.Entered entered(Task task, Chance by) {
        var variables = stage.doer.variables(task);
        byte[] form = read(stage.engine.getFormService().getDeployedTaskForm(task.getId()));
        String record = any.record(form);
        JsonNode shown = json.valueToTree(variables.getOrDefault(record, Map.of()));
        Map<String, Object> around = new TreeMap<>(variables);
        around.remove(record);
        return any.enter(form, shown, around, by);
    }

    /** The first try is random, the others are the same whenever it is not accepted. */
    private Chance source(int nth) {
        return nth == 0 ? chance : new Chance(nth, Integer.MAX_VALUE);
    }

    private void progress() {
        settle();
        stuck.clear();
        if (alone) return;
        var roots = stage.engine.getHistoryService().createHistoricProcessInstanceQuery().rootProcessInstances().list();
        if (roots.size() < MOST_CASES) return;
        Set<String> running = new HashSet<>();
        roots.forEach(root -> running.add(root.getProcessDefinitionKey()));
        stage.only(running);
        alone = true;
    }

    private void settle() {
        loud.clear();
        try {
            stage.settle(problem -> {
                throw new Found("a job failed: " + said(problem), problem);
            });
        } catch (Footsteps.TooLong e) {
            throw new Found(e.getMessage(), e);
        }
        stage.footsteps.since(0).forEach(step -> walked.add(step.flow() + "/" + step.step().replaceFirst("#.*$", "")));
        stage.footsteps.begin(footstep -> {});
        loud.first().ifPresent(said -> {
            throw new Found("somebody complained in the log: " + said, null);
        });
    }

    private void look(List<String> broken) {
        if (!broken.isEmpty()) throw new Found(String.join("; ", broken), null);
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
                .query((row, n) -> Optional.ofNullable(row.getObject(1, java.time.OffsetDateTime.class))).single().ifPresent(at -> moments.add(at.toInstant()));
        return moments.stream().filter(moment -> moment.isAfter(Play.now())).min(Comparator.naturalOrder());
    }

    private String open() {
        var steps = new ArrayList<String>();
        stage.engine.getHistoryService().createHistoricActivityInstanceQuery().unfinished().list().forEach(step -> steps.add(step.getProcessDefinitionKey() + "/" + step.getActivityId()));
        return steps.stream().sorted().toList().toString();
    }

    private String flow(Task task) {
        return task.getProcessDefinitionId().split(":")[0];
    }

    private byte[] read(java.io.InputStream content) {
        try (content) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A refusal is a sentence for staff; anything else is a program that broke. */
    private void refused(RuntimeException e, String where) {
        boolean sentence = ExceptionUtils.getThrowableList(e).stream().anyMatch(one -> one instanceof BadUserRequestException && one.getMessage() != null && CHINESE.matcher(one.getMessage()).find());
        if (!sentence) throw new Found("%s broke: %s".formatted(where, said(e)), e);
    }

    private static String said(Throwable e) {
        var last = ExceptionUtils.getRootCause(e) == null ? e : ExceptionUtils.getRootCause(e);
        String said = Causes.of(e);
        return last.getMessage() == null || said.contains(last.getMessage()) ? said : said + " / " + last.getClass().getSimpleName() + " " + last.getMessage();
    }

    private void note(String what) {
        path.add(LocalDateTime.ofInstant(Play.now(), ZoneId.systemDefault()).withNano(0) + " " + what);
    }
}
