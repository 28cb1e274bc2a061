package io.tiaoli.processes.flows;

import java.util.List;

/** What has to be true, beside a sound content, before an owner's folder is deployed by whatever way. */
public interface DeployRule {

    /** What stands in the way, empty when nothing does; asked in the transaction of the deployment, and before it, for which an answer that took long is remembered. */
    List<Finding> findings(FlowFolder folder);

    /** The same of what is only asked for and a second owner has still to agree to. */
    default List<Finding> beforehand(FlowFolder folder) {
        return List.of();
    }
}
