package io.tiaoli.processes.flows;

import java.util.List;

/** What has to be true, beside a sound content, before an owner's folder is deployed by whatever way. */
public interface DeployRule {

    /** What stands in the way, empty when nothing does; asked in the transaction of the deployment. */
    List<Finding> findings(FlowFolder folder);

    /** The same, as far as it takes long to find out, asked before that transaction; the answer is remembered for it. */
    default List<Finding> beforehand(FlowFolder folder) {
        return List.of();
    }
}
