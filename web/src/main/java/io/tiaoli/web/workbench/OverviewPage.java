package io.tiaoli.web.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.tiaoli.web.access.Groups;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.web.workbench.FlowCounts.Counts;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** Shows an owner all flows of the own business lines: what runs, what is late, what failed, and who deployed what. */
@Controller
class OverviewPage {

    /** A business line with its flows. */
    record Line(String name, String owner, List<Row> flows) {}

    /** A flow as the list writes it; {@code places} says where a search found its text. */
    record Row(String url, String id, String name, int version, Counts counts, boolean late, boolean failed, boolean suspended, boolean waiting, boolean owners,
            String deployedAt, String deployedBy, String reason, List<String> notes, List<String> places) {}

    private final OwnedLines lines;
    private final InstalledFlows flows;
    private final FlowCounts counts;
    private final FlowSearch search;
    private final StaffNames names;
    private final List<FlowPart> parts;

    OverviewPage(OwnedLines lines, InstalledFlows flows, FlowCounts counts, FlowSearch search, StaffNames names, List<FlowPart> parts) {
        this.lines = lines;
        this.flows = flows;
        this.counts = counts;
        this.search = search;
        this.names = names;
        this.parts = parts;
    }

    @GetMapping("/workbench")
    String overview(@RequestParam(defaultValue = "") String text, Model model) {
        var owned = lines.require();
        var counted = counts.all();
        var noted = parts.stream().map(FlowPart::notes).toList();
        String wanted = text.strip();
        var installed = flows.all().stream().filter(flow -> owned.containsKey(flow.line())).toList();
        var shown = owned.entrySet().stream().map(line -> new Line(line.getValue(), names.group(Groups.owner(line.getKey())),
                installed.stream().filter(flow -> flow.line().equals(line.getKey())).flatMap(flow -> row(flow, wanted, counted, noted).stream()).toList()))
                .filter(line -> !line.flows().isEmpty()).toList();
        model.addAttribute("title", "流程工作台");
        model.addAttribute("text", wanted);
        model.addAttribute("lines", shown);
        model.addAttribute("searched", !wanted.isEmpty());
        return "workbench";
    }

    private Optional<Row> row(Flow flow, String wanted, Map<String, Counts> counted, List<Map<String, List<String>>> noted) {
        List<String> places = wanted.isEmpty() ? List.of() : search.places(flow, wanted);
        if (!wanted.isEmpty() && places.isEmpty()) return Optional.empty();
        var count = counted.getOrDefault(flow.id(), Counts.NONE);
        var last = flow.deployed();
        return Optional.of(new Row(flow.url(), flow.id(), flow.name(), flow.version(), count, count.late() > 0, count.failed() > 0, flow.suspended(), flow.waiting(),
                last.origin().equals("OWNER"), Times.text(last.at()), names.name(last.by()), last.reason().orElse(""), noted.stream().flatMap(notes -> notes.getOrDefault(flow.folder(), List.of()).stream()).toList(), places));
    }
}
