package io.tiaoli.workers;

import java.time.Instant;

/**
 * Where in which case a worker is called.
 *
 * @param caseNo the number that staff read, such as {@code RO-20261121-0007}
 * @param flow id of the diagram
 * @param step id of the service task
 * @param activityInstanceId one execution of the step; the same again when a job is tried again
 * @param now the engine's time
 */
public record Step(String caseNo, String flow, String step, String activityInstanceId, Instant now) {

    /** The key under which this step may do {@code what} once, however often it is tried. */
    public String once(String what) {
        return activityInstanceId + "/" + what;
    }
}
