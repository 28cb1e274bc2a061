package io.tiaoli.web.failures;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowHistory;

/** Where somebody goes back to from a failed step: the list, or the page of the flow in the workbench. */
@Component
class WayBack {

    private static final String WORKBENCH = "workbench";

    private final FlowHistory history;

    WayBack(FlowHistory history) {
        this.history = history;
    }

    String to(FailedStep step, String from) {
        return from.equals(WORKBENCH) ? history.folderOf(step.flow()).map("/workbench/"::concat).orElse("/failures") : "/failures";
    }

    /** The page of the step itself, which keeps the way. */
    String here(String id, String from) {
        return "/failures/steps/" + id + (from.equals(WORKBENCH) ? "?from=" + WORKBENCH : "");
    }
}
