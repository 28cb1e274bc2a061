package io.tiaoli.web.running;

import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.deadlines.DeadlineWatch;
import io.tiaoli.processes.events.EventDelivery;
import io.tiaoli.processes.flows.FlowDeployment;
import io.tiaoli.processes.retention.Retention;
import io.tiaoli.workers.messaging.Replies;
import io.tiaoli.workers.papers.PaperRetention;

/** Brings events to their cases and watches deadlines, as soon as the flows are there, deletes copies of papers in time, keeps long replies that stay incomplete, and cleans history by age. */
@Component
class Loops {

    private final FlowDeployment flows;
    private final EventDelivery events;
    private final DeadlineWatch deadlines;
    private final PaperRetention papers;
    private final Retention history;
    private final Replies replies;

    Loops(FlowDeployment flows, EventDelivery events, DeadlineWatch deadlines, PaperRetention papers, Retention history, Replies replies) {
        this.flows = flows;
        this.events = events;
        this.deadlines = deadlines;
        this.papers = papers;
        this.history = history;
        this.replies = replies;
    }

    @Scheduled(fixedDelayString = "${tiaoli.events.pause-ms:500}")
    void events() {
        if (flows.isDone()) events.runOnce();
    }

    @Scheduled(fixedDelayString = "${tiaoli.deadlines.pause-ms:15000}")
    void deadlines() {
        if (flows.isDone()) deadlines.runOnce();
    }

    @Scheduled(fixedDelayString = "${tiaoli.files.pause-ms:3600000}")
    void papers() {
        papers.runOnce();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void replies() {
        replies.incomplete();
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void history() {
        if (flows.isDone()) history.inWindow();
    }
}
