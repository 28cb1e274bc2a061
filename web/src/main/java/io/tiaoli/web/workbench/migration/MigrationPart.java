package io.tiaoli.web.workbench.migration;

import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.tiaoli.web.workbench.FlowPart;
import io.tiaoli.web.workbench.InstalledFlows;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** Says on a flow's page how many cases still run on old versions, and leads to their migration. */
@Component
class MigrationPart implements FlowPart {

    private final InstalledFlows flows;
    private final WhereCasesStand stand;
    private final MigrationRuns runs;

    MigrationPart(InstalledFlows flows, WhereCasesStand stand, MigrationRuns runs) {
        this.flows = flows;
        this.stand = stand;
        this.runs = runs;
    }

    @Override
    public void addTo(Model page, Flow flow) {
        var old = flows.versions(flow).stream().skip(1).map(ProcessDefinition::getId).toList();
        int running = old.isEmpty() ? 0 : stand.running(old).values().stream().mapToInt(Integer::intValue).sum();
        page.addAttribute("onOldVersions", running == 0 ? null : running);
        page.addAttribute("migrated", !runs.of(flow.folder()).isEmpty());
    }
}
