package io.tiaoli.web.rehearsal;

import java.io.ByteArrayInputStream;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.deadlines.DeadlineWatch;
import io.tiaoli.processes.events.EventDelivery;
import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.flows.FlowHistory;
import io.tiaoli.processes.rehearsal.Outcome;
import io.tiaoli.processes.rehearsal.Scenario;
import io.tiaoli.workers.messaging.Dispatcher;

/** The engine on which flows are rehearsed: brings in folders, lets time pass, and lets everything that is due happen. */
class Stage {

    private static final int MOST_ROUNDS = 200;

    final ProcessEngine engine;
    final Footsteps footsteps;
    final Doer doer;
    final Cast cast;
    final JdbcClient jdbc;
    private final Beginning beginning;
    private final FlowHistory history;
    private final EventDelivery events;
    private final DeadlineWatch deadlines;
    private final Dispatcher messages;

    Stage(ProcessEngine engine, Footsteps footsteps, Doer doer, Cast cast, JdbcClient jdbc, Beginning beginning, FlowHistory history, EventDelivery events, DeadlineWatch deadlines,
            Dispatcher messages) {
        this.engine = engine;
        this.footsteps = footsteps;
        this.doer = doer;
        this.cast = cast;
        this.jdbc = jdbc;
        this.beginning = beginning;
        this.history = history;
        this.events = events;
        this.deadlines = deadlines;
        this.messages = messages;
    }

    /** Deploys a folder through the same check as everywhere, unless it is there. */
    void install(FlowFolder folder) {
        if (history.latest(folder.name()).filter(last -> last.hash().equals(folder.hash())).isPresent()) return;
        var deployment = engine.getRepositoryService().createDeployment().name(folder.name()).source("预演");
        folder.files().forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        deployment.deploy();
    }

    /** Runs a flow through. */
    Outcome play(String flow, Scenario scenario, Consumer<String> told) {
        long began = System.nanoTime();
        var definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(flow).latestVersion().singleResult();
        if (definition == null) throw new IllegalArgumentException("文件夹里没有流程「%s」的流程图".formatted(flow));
        at(Date.from(scenario.begins().atZone(ZoneId.systemDefault()).toInstant()));
        only(Set.of(flow));
        cast.enter();
        footsteps.begin(step -> {
            if (!step.end() && !step.name().isBlank()) told.accept(step.name());
        });
        return new Play(this, beginning, definition, scenario).run(began);
    }

    void at(Date time) {
        ClockUtil.setCurrentTime(time);
    }

    /** Other flows are told of, but do not begin: only these, and what they call. */
    void only(Set<String> flows) {
        var repository = engine.getRepositoryService();
        Set<String> wanted = new TreeSet<>();
        var open = new ArrayDeque<>(flows);
        while (!open.isEmpty()) {
            String flow = open.pop();
            var found = repository.createProcessDefinitionQuery().processDefinitionKey(flow).latestVersion().singleResult();
            if (found == null || !wanted.add(flow)) continue;
            repository.getBpmnModelInstance(found.getId()).getModelElementsByType(CallActivity.class).stream().map(CallActivity::getCalledElement).filter(called -> called != null).forEach(open::add);
        }
        repository.createProcessDefinitionQuery().active().latestVersion().list().stream().filter(other -> !wanted.contains(other.getKey()))
                .forEach(other -> repository.suspendProcessDefinitionById(other.getId()));
        stopClocks();
    }

    /** No flow begins by its own clock. */
    void stopClocks() {
        engine.getManagementService().createJobQuery().timers().active().list().stream().filter(job -> job.getProcessInstanceId() == null)
                .forEach(job -> engine.getManagementService().suspendJobById(job.getId()));
    }

    /** Runs everything that is due now: jobs, events, deadlines, messages, until nothing is left. */
    void settle(Consumer<RuntimeException> failed) {
        boolean busy = true;
        for (int round = 0; busy; round++) {
            if (round > MOST_ROUNDS) throw new IllegalStateException("同一时刻的事做了 %d 轮还没有做完：图上可能有绕不出来的圈".formatted(MOST_ROUNDS));
            busy = runJobs(failed) > 0;
            busy |= events.runOnce() > 0;
            busy |= deadlines.runOnce() > 0;
            busy |= messages.runOnce() > 0;
        }
    }

    private int runJobs(Consumer<RuntimeException> failed) {
        var management = engine.getManagementService();
        List<Job> due = management.createJobQuery().active().executable().withRetriesLeft().orderByJobDuedate().asc().listPage(0, 100);
        for (var job : due) {
            if (management.createJobQuery().jobId(job.getId()).count() == 0) continue;
            int mark = footsteps.count();
            try {
                management.executeJob(job.getId());
            } catch (Footsteps.TooLong e) {
                throw e;
            } catch (RuntimeException e) {
                footsteps.backTo(mark);
                failed.accept(e);
            }
        }
        return due.size();
    }
}
