package io.tiaoli.processes.flows;

import java.util.List;

/** What is asked at start about the flows that the product brings. */
@FunctionalInterface
public interface ShippedCheck {

    /** Why these folders together cannot be deployed; empty when they can. */
    List<Finding> all(List<FlowFolder> folders);
}
