package io.tiaoli.web.workbench.approval;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.DeployRule;
import io.tiaoli.processes.flows.Finding;
import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.web.access.Groups;

/** Where a business line wants it, nothing is deployed without the word of a second owner, by whatever way it comes. */
@Component
@Order(1)
class SecondOwner implements DeployRule {

    private final DeployRules rules;
    private final DeployRequests requests;

    SecondOwner(DeployRules rules, DeployRequests requests) {
        this.rules = rules;
        this.requests = requests;
    }

    @Override
    public List<Finding> findings(FlowFolder folder) {
        String line = folder.name().substring(0, folder.name().indexOf('/'));
        if (!rules.needsSecondOwner(line) || requests.isBeingDeployed(folder.name())) return List.of();
        return List.of(new Finding(folder.name(), "", "业务线「%s」的流程要另一位负责人同意才能发布。请在流程工作台把内容放进草稿，再申请发布".formatted(Groups.lines().getOrDefault(line, line))));
    }
}
