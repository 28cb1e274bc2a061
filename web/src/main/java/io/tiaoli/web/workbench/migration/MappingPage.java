package io.tiaoli.web.workbench.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.web.workbench.InstalledFlows;
import io.tiaoli.web.workbench.InstalledFlows.Flow;
import io.tiaoli.web.workbench.migration.Diagram.Node;

/** Shows which step of an old version becomes which of the newest, to be corrected and tried. */
@Controller
class MappingPage {

    /** A choice in a list. */
    record Choice(String value, String label, boolean chosen) {}

    /** A step where cases stand or wait; {@code waits} only where it has a timer or a message, and of no use where it goes {@code nowhere}. */
    record Row(int number, String id, String name, String kind, boolean beside, boolean nowhere, int cases, List<Choice> targets, List<Choice> waits, List<String> problems) {}

    /** An old version with running cases. */
    record Old(int version, int cases, boolean chosen) {}

    /** A former migration in the list. */
    record Former(String url, String at, String by, int from, int to, String state) {}

    /** The two versions, the newest being the target. */
    private record Versions(ProcessDefinition source, ProcessDefinition target) {}

    private final InstalledFlows flows;
    private final Plans plans;
    private final WhereCasesStand stand;
    private final Migrations migrations;
    private final MigrationRuns runs;
    private final SignedOn signedOn;
    private final StaffNames names;

    MappingPage(InstalledFlows flows, Plans plans, WhereCasesStand stand, Migrations migrations, MigrationRuns runs, SignedOn signedOn, StaffNames names) {
        this.flows = flows;
        this.plans = plans;
        this.stand = stand;
        this.migrations = migrations;
        this.runs = runs;
        this.signedOn = signedOn;
        this.names = names;
    }

    /** @param run a former migration whose mapping is taken up again */
    @GetMapping("/workbench/{line}/{flow}/migration")
    String show(@PathVariable String line, @PathVariable String flow, @RequestParam Optional<Integer> from, @RequestParam Optional<String> run, Model page) {
        var found = flows.require(line, flow);
        var former = run.map(id -> migrations.require(found, id));
        var versions = versions(found, former.map(MigrationRun::sourceVersion).or(() -> from));
        page.addAttribute("title", "迁移进行中的案件");
        page.addAttribute("flow", found);
        page.addAttribute("olds", olds(found, versions));
        page.addAttribute("formers", runs.of(found.folder()).stream().map(one -> new Former("%s/migration/%s".formatted(found.url(), one.id()), Times.text(one.begunAt()), names.name(one.begunBy()),
                one.sourceVersion(), one.targetVersion(), one.state().label())).toList());
        page.addAttribute("mapping", versions.isPresent());
        versions.ifPresent(v -> {
            var newest = former.filter(one -> one.targetId().equals(v.target().getId())).map(one -> runs.mapping(one.id()));
            fill(page, v, newest.orElseGet(() -> plans.propose(v.source().getId(), v.target().getId())), Map.of());
        });
        return "workbench-migration";
    }

    /** Tries the mapping that the page shows; one that the engine does not allow is shown again with the reasons. */
    @PostMapping("/workbench/{line}/{flow}/migration")
    String tryOut(@PathVariable String line, @PathVariable String flow, @RequestParam int from, @RequestParam Map<String, String> chosen, Model page) {
        var found = flows.require(line, flow);
        var versions = versions(found, Optional.of(from)).orElseThrow(() -> new IllegalArgumentException("第 %d 版没有正在办的案件，不用迁移".formatted(from)));
        var mapping = chosen(versions, chosen);
        try {
            return "redirect:%s/migration/%s".formatted(found.url(), migrations.tryOut(found, versions.source(), versions.target(), mapping, signedOn.me().user()));
        } catch (MappingRefused refused) {
            show(line, flow, Optional.of(from), Optional.empty(), page);
            page.addAttribute("problem", "有的步骤不能这样对应，请看下面标出的");
            fill(page, versions, mapping, refused.reasons());
            return "workbench-migration";
        }
    }

    private void fill(Model page, Versions versions, Mapping mapping, Map<String, List<String>> problems) {
        var source = plans.diagram(versions.source().getId());
        var target = plans.diagram(versions.target().getId());
        var here = stand.of(versions.source().getId());
        List<Row> rows = new ArrayList<>();
        for (var node : source.nodes()) {
            if (here.containsKey(node.id()) || problems.containsKey(node.id())) {
                rows.add(row(rows.size() + 1, node, here.getOrDefault(node.id(), 0), target, mapping, problems.getOrDefault(node.id(), List.of())));
            }
        }
        page.addAttribute("from", versions.source().getVersion());
        page.addAttribute("to", versions.target().getVersion());
        page.addAttribute("rows", rows);
    }

    private static Row row(int number, Node node, int cases, Diagram target, Mapping mapping, List<String> problems) {
        var mapped = mapping.of(node.id());
        String place = mapped.map(MappedStep::target).orElse("");
        List<Choice> targets = new ArrayList<>(List.of(new Choice("", node.beside() ? "没有对应：不再等它" : "没有对应：停在这里的案件不能迁移", place.isEmpty())));
        target.nodes().stream().filter(other -> other.type().equals(node.type())).forEach(other -> targets.add(new Choice(other.id(), other.name(), other.id().equals(place))));
        List<Choice> waits = new ArrayList<>();
        if (node.waits()) {
            for (var one : Waits.values()) {
                if (one != Waits.SINCE || node.timer()) waits.add(new Choice(one.name(), one.label(), one == mapped.map(MappedStep::waits).orElse(Waits.KEEP)));
            }
        }
        return new Row(number, node.id(), node.name(), node.kind(), node.beside(), place.isEmpty(), cases, targets, waits, problems);
    }

    /** The proposal with what the owner corrected in the rows of the page. */
    private Mapping chosen(Versions versions, Map<String, String> chosen) {
        var source = plans.diagram(versions.source().getId());
        var target = plans.diagram(versions.target().getId());
        var mapping = plans.propose(versions.source().getId(), versions.target().getId());
        for (var node : source.nodes()) {
            String place = chosen.get("target-" + node.id());
            if (place == null) continue;
            var to = target.find(place);
            if (!place.isEmpty() && to.isEmpty()) throw new IllegalArgumentException("新版本没有步骤「%s」".formatted(place));
            mapping = mapping.with(node, to, Waits.named(chosen.getOrDefault("waits-" + node.id(), Waits.KEEP.name())));
        }
        return mapping;
    }

    private List<Old> olds(Flow flow, Optional<Versions> versions) {
        var all = flows.versions(flow);
        var running = stand.running(all.stream().map(ProcessDefinition::getId).toList());
        return all.stream().skip(1).filter(version -> running.containsKey(version.getId()))
                .map(version -> new Old(version.getVersion(), running.get(version.getId()), versions.filter(v -> v.source().getId().equals(version.getId())).isPresent())).toList();
    }

    /** The version that was asked for, or the newest of the old ones with running cases. */
    private Optional<Versions> versions(Flow flow, Optional<Integer> from) {
        var all = flows.versions(flow);
        var old = all.subList(1, all.size());
        if (from.isPresent()) {
            return Optional.of(new Versions(old.stream().filter(version -> version.getVersion() == from.get()).findFirst()
                    .orElseThrow(() -> new NotThere("流程「%s」没有旧的第 %d 版".formatted(flow.name(), from.get()))), all.get(0)));
        }
        var running = stand.running(all.stream().map(ProcessDefinition::getId).toList());
        return old.stream().filter(version -> running.containsKey(version.getId())).findFirst().map(source -> new Versions(source, all.get(0)));
    }
}
