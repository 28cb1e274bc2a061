package io.tiaoli.web.failures;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.FlowNames;
import io.tiaoli.web.pages.Times;

/** What does not get done by itself in one flow, for the page of the flow. */
@Component
public class FlowFailures {

    /**
     * A failed step.
     *
     * @param id leads to its page
     * @param step id in the diagram
     * @param cause in Chinese
     */
    public record Failed(String id, String step, String what, String caseNo, String cause, String since, boolean givenUp) {}

    private static final int MOST = 50;

    private final FailedSteps steps;
    private final FlowNames names;
    private final Cause cause;

    FlowFailures(FailedSteps steps, FlowNames names, Cause cause) {
        this.steps = steps;
        this.names = names;
        this.cause = cause;
    }

    /** The newest first, at most 50; those that somebody gave up are left out. */
    public List<Failed> of(String flow) {
        return steps.page(Set.of(flow), false, 0, MOST).steps().stream().filter(step -> step.flow().equals(flow))
                .map(step -> new Failed(step.id(), step.step(), names.stepOf(step.definitionId(), step.step()), step.caseNo().orElse(""), cause.of(step), Times.text(step.since()), step.givenUp())).toList();
    }
}
