package io.tiaoli.web.workbench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import io.tiaoli.processes.flows.FlowHistory;
import io.tiaoli.web.access.Groups;
import io.tiaoli.web.failures.FlowFailures;
import io.tiaoli.web.pages.FlowNames;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.web.workbench.FlowCounts.Counts;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** Shows one flow: its picture with figures, its deployments, and the cases that run or stand at a step. */
@Controller
class FlowPage {

    /** A deployment of the folder. */
    record Deployed(String id, String at, String by, String origin, String reason, boolean former) {}

    /** A case in the list. */
    record CaseRow(String caseNo, String customer, String plate, String since, boolean late, boolean failed, int version) {}

    private final OwnedLines lines;
    private final InstalledFlows flows;
    private final FlowCounts counts;
    private final FlowCases cases;
    private final FlowHistory history;
    private final Drafts drafts;
    private final FlowNames steps;
    private final StaffNames names;
    private final RepositoryService repository;
    private final FlowFailures failures;
    private final List<FlowPart> parts;

    FlowPage(OwnedLines lines, InstalledFlows flows, FlowCounts counts, FlowCases cases, FlowHistory history, Drafts drafts, FlowNames steps, StaffNames names, RepositoryService repository,
            FlowFailures failures, List<FlowPart> parts) {
        this.lines = lines;
        this.flows = flows;
        this.counts = counts;
        this.cases = cases;
        this.history = history;
        this.drafts = drafts;
        this.steps = steps;
        this.names = names;
        this.repository = repository;
        this.failures = failures;
        this.parts = parts;
    }

    @GetMapping("/workbench/{line}/{flow}")
    String show(@PathVariable String line, @PathVariable String flow, Model model) {
        String lineName = lines.require(line);
        var found = flows.require(line, flow);
        Map<String, String> remarks = new HashMap<>();
        parts.forEach(part -> {
            part.addTo(model, found);
            remarks.putAll(part.ofDeployments(found));
        });
        model.addAttribute("title", found.name());
        model.addAttribute("flow", found);
        model.addAttribute("line", lineName);
        model.addAttribute("owner", names.group(Groups.owner(line)));
        model.addAttribute("purpose", purpose(found));
        model.addAttribute("counts", counts.all().getOrDefault(flow, Counts.NONE));
        model.addAttribute("versions", flows.versions(found).stream().map(v -> v.getVersion()).toList());
        model.addAttribute("deployments", history.of(found.folder()).stream().map(entry -> deployed(entry, found, remarks)).toList());
        model.addAttribute("failed", failures.of(flow));
        model.addAttribute("rest", ServletUriComponentsBuilder.fromCurrentContextPath().path("/engine-rest").toUriString());
        model.addAttribute("drafted", drafts.find(found.folder()).map(draft -> names.name(draft.editor())).orElse(""));
        return "workbench-flow";
    }

    @GetMapping("/workbench/{line}/{flow}/cases")
    String running(@PathVariable String line, @PathVariable String flow, Model model) {
        return list(line, flow, Optional.empty(), model);
    }

    @GetMapping("/workbench/{line}/{flow}/steps/{step}")
    String at(@PathVariable String line, @PathVariable String flow, @PathVariable String step, Model model) {
        return list(line, flow, Optional.of(step), model);
    }

    private String list(String line, String flow, Optional<String> step, Model model) {
        var found = flows.require(line, flow);
        var listed = cases.of(flow, step);
        model.addAttribute("title", step.map(s -> "停在「%s」的案件".formatted(steps.stepOf(found.definitionId(), s))).orElse("进行中的案件"));
        model.addAttribute("flow", found);
        model.addAttribute("cases", listed.stream().map(c -> new CaseRow(c.caseNo(), c.customer(), c.plate(), Times.text(c.since()), c.late(), c.failed(), c.version())).toList());
        model.addAttribute("failed", failures.of(flow).stream().filter(one -> step.map(one.step()::equals).orElse(true)).toList());
        model.addAttribute("more", listed.size() == FlowCases.MOST);
        return "workbench-cases";
    }

    private List<String> purpose(Flow flow) {
        var process = repository.getBpmnModelInstance(flow.definitionId()).getModelElementById(flow.id());
        return process instanceof org.camunda.bpm.model.bpmn.instance.Process p
                ? p.getDocumentations().stream().map(d -> d.getTextContent().strip()).toList() : List.of();
    }

    private Deployed deployed(FlowHistory.Entry entry, Flow flow, Map<String, String> remarks) {
        boolean owners = entry.origin().equals("OWNER");
        return new Deployed(entry.deploymentId(), Times.text(entry.at()), owners ? names.name(entry.by()) : "", (owners ? "负责人发布" : "产品自带") + Optional.ofNullable(remarks.get(entry.deploymentId())).map("，"::concat).orElse(""), entry.reason().orElse(""),
                !entry.deploymentId().equals(flow.deployed().deploymentId()));
    }
}
