package io.tiaoli.web.testing;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.deadlines.DeadlineWatch;
import io.tiaoli.processes.events.EventDelivery;
import io.tiaoli.workers.messaging.Dispatcher;

/** The shop behind the pages under test: its clock, and what runs by itself. */
@Component
public class Floor {

    /** Monday 23 November 2026, nine o'clock: a working day inside the contact window. */
    public static final LocalDateTime OPENING = LocalDateTime.of(2026, 11, 23, 9, 0);

    private static final int MOST_ROUNDS = 200;

    private final ProcessEngine engine;
    private final EventDelivery events;
    private final DeadlineWatch deadlines;
    private final Dispatcher messages;
    private final JdbcClient jdbc;

    Floor(ProcessEngine engine, EventDelivery events, DeadlineWatch deadlines, Dispatcher messages, JdbcClient jdbc) {
        this.engine = engine;
        this.events = events;
        this.deadlines = deadlines;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    void open() {
        at(OPENING);
    }

    void close() {
        engine.getRuntimeService().createProcessInstanceQuery().rootProcessInstances().list()
                .forEach(p -> engine.getRuntimeService().deleteProcessInstance(p.getId(), "test is over", true, true, true, true));
        jdbc.sql("update event set state = 'EXPIRED' where state = 'WAITING'").update();
        jdbc.sql("delete from active_case").update();
        ClockUtil.reset();
    }

    /** Sets the clock without letting anything happen. */
    public void at(LocalDateTime time) {
        ClockUtil.setCurrentTime(Date.from(time.atZone(ZoneId.systemDefault()).toInstant()));
    }

    public LocalDateTime now() {
        return LocalDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneId.systemDefault());
    }

    /** Moves the clock and lets everything that is due then happen. */
    public void advance(Duration by) {
        at(now().plus(by));
        settle();
    }

    /** Runs everything that is due now: jobs, events, deadlines, messages, until nothing is left. */
    public void settle() {
        boolean busy = true;
        for (int round = 0; busy; round++) {
            if (round > MOST_ROUNDS) throw new IllegalStateException("The shop does not come to rest");
            busy = runJobs() > 0;
            busy |= events.runOnce() > 0;
            busy |= deadlines.runOnce() > 0;
            busy |= messages.runOnce() > 0;
        }
    }

    /** Tries the one job of a run until the engine gives up. */
    public void fail(String processId) {
        var jobs = engine.getManagementService().createJobQuery().processInstanceId(processId);
        while (jobs.singleResult().getRetries() > 0) {
            try {
                engine.getManagementService().executeJob(jobs.singleResult().getId());
            } catch (RuntimeException tried) {
                // until no try is left
            }
        }
    }

    private int runJobs() {
        List<Job> due = engine.getManagementService().createJobQuery().executable().withRetriesLeft().orderByJobDuedate().asc().listPage(0, 100);
        due.forEach(job -> {
            if (engine.getManagementService().createJobQuery().jobId(job.getId()).count() == 1) engine.getManagementService().executeJob(job.getId());
        });
        return due.size();
    }
}
