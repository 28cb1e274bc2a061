package io.tiaoli.web.running;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.deadlines.DeadlineWatch;
import io.tiaoli.processes.events.EventDelivery;
import io.tiaoli.processes.flows.FlowDeployment;
import io.tiaoli.workers.papers.PaperRetention;

/** Brings events to their cases and watches deadlines, as soon as the flows are there, and deletes copies of papers in time. */
@Component
class Loops {

    private final FlowDeployment flows;
    private final EventDelivery events;
    private final DeadlineWatch deadlines;
    private final PaperRetention papers;

    Loops(FlowDeployment flows, EventDelivery events, DeadlineWatch deadlines, PaperRetention papers) {
        this.flows = flows;
        this.events = events;
        this.deadlines = deadlines;
        this.papers = papers;
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
}
