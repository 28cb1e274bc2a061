package io.tiaoli.web.workbench;

import java.util.List;
import java.util.Map;

import org.springframework.ui.Model;

import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** What a subject of its own says on the pages of a flow. */
public interface FlowPart {

    /** Gives the flow's page and its draft's page what the subject's part of them shows. */
    void addTo(Model page, Flow flow);

    /** What the overview says beside flows that need somebody, by folder. */
    default Map<String, List<String>> notes() {
        return Map.of();
    }

    /** What the list of deployments says beside some of them, by deployment. */
    default Map<String, String> ofDeployments(Flow flow) {
        return Map.of();
    }
}
