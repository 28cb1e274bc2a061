package io.tiaoli.processes.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;

import io.tiaoli.processes.deadlines.DeadlineWatch;
import io.tiaoli.processes.events.EventDelivery;

/** The time of a test: it passes only when the test lets it, and all that falls due meanwhile is done. */
public abstract class PassingTime {

    /** Monday 23 November 2026, nine o'clock: a working day inside the contact window. */
    public static final LocalDateTime OPENING = LocalDateTime.of(2026, 11, 23, 9, 0);

    private final ProcessEngine engine;
    private final EventDelivery events;
    private final DeadlineWatch deadlines;
    private final List<Dispatch> dispatches;

    private BooleanSupplier due = () -> true;

    PassingTime(ProcessEngine engine, EventDelivery events, DeadlineWatch deadlines, List<Dispatch> dispatches) {
        this.engine = engine;
        this.events = events;
        this.deadlines = deadlines;
        this.dispatches = dispatches;
    }

    void open() {
        at(OPENING);
        clocks().forEach(clock -> engine.getManagementService().suspendJobById(clock.getId()));
    }

    /** Sets the clock without letting anything happen. */
    public void at(LocalDateTime time) {
        ClockUtil.setCurrentTime(date(time));
    }

    public static Date date(LocalDateTime time) {
        return Date.from(instant(time));
    }

    public static Instant instant(LocalDateTime time) {
        return time.atZone(ZoneId.systemDefault()).toInstant();
    }

    /** ISO text with offset, as forms give it. */
    public static String iso(LocalDateTime time) {
        return time.atZone(ZoneId.systemDefault()).toOffsetDateTime().toString();
    }

    public LocalDateTime now() {
        return LocalDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneId.systemDefault());
    }

    /** The timer that starts a flow; it stands still in every test that does not ask for it, so that a year is not full of other flows' mornings. */
    public Job clock(String flow) {
        var clock = clocks().filter(job -> flow.equals(job.getProcessDefinitionKey())).findFirst().orElseThrow();
        engine.getManagementService().activateJobById(clock.getId());
        return clock;
    }

    private Stream<Job> clocks() {
        return engine.getManagementService().createJobQuery().timers().list().stream().filter(job -> job.getProcessInstanceId() == null);
    }

    public void advance(Duration by) {
        advanceTo(now().plus(by));
    }

    /** Goes to each due moment in turn, runs what is due there, and stops at {@code time}. */
    public void advanceTo(LocalDateTime time) {
        settle();
        for (var next = nextDue(date(time)); next.isPresent(); next = nextDue(date(time))) {
            ClockUtil.setCurrentTime(next.get());
            settle();
        }
        at(time);
        settle();
    }

    /** Runs everything that is due now: jobs, events, messages, until nothing is left. */
    public void settle() {
        boolean busy = due.getAsBoolean();
        for (int round = 0; busy; round++) {
            if (round > 200) throw new IllegalStateException("The shop does not come to rest");
            busy = runJobs() > 0;
            busy |= events.runOnce() > 0;
            busy |= deadlines.runOnce() > 0;
            for (var dispatch : dispatches) busy |= dispatch.runOnce() > 0;
            busy &= due.getAsBoolean();
        }
    }

    /** Looks from now on only where {@code due} says that there is something; a measurement must not count looks for nothing. */
    public void lookWhen(BooleanSupplier due) {
        this.due = due;
    }

    private int runJobs() {
        List<Job> due = engine.getManagementService().createJobQuery().active().executable().withRetriesLeft().orderByJobDuedate().asc().listPage(0, 100);
        due.forEach(job -> {
            if (engine.getManagementService().createJobQuery().jobId(job.getId()).count() == 1) engine.getManagementService().executeJob(job.getId());
        });
        return due.size();
    }

    private Optional<Date> nextDue(Date until) {
        return engine.getManagementService().createJobQuery().timers().active().withRetriesLeft().duedateLowerThan(new Date(until.getTime() + 1))
                .duedateHigherThan(ClockUtil.getCurrentTime()).orderByJobDuedate().asc().listPage(0, 1).stream().map(Job::getDuedate).findFirst();
    }
}
