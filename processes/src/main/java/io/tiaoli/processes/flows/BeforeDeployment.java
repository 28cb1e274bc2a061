package io.tiaoli.processes.flows;

import java.util.List;

/** Something that must agree before an owner's folder is deployed, by whatever way, beside the check. */
public interface BeforeDeployment {

    /** What speaks against it, in Chinese; asked within the deployment's transaction. */
    List<Finding> findings(FlowFolder folder);
}
