package io.tiaoli.web.rehearsal;

import java.util.List;

import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.rehearsal.Scenario;

/**
 * What the process is asked to do, as one line of JSON.
 *
 * @param installed the folders that owners have deployed, which differ from what the product brings
 * @param parts what is rehearsed, in turn
 */
record Order(List<FlowFolder> installed, List<Part> parts) {

    /**
     * A folder that is rehearsed.
     *
     * @param scenarios each begins on the same empty stage
     */
    record Part(FlowFolder folder, List<Scenario> scenarios) {}

    int count() {
        return parts.stream().mapToInt(part -> part.scenarios().size()).sum();
    }
}
