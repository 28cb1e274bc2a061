package io.tiaoli.web.workbench.migration;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import io.tiaoli.web.pages.CsvCell;
import io.tiaoli.web.pages.FlowNames;
import io.tiaoli.web.pages.Paging;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.web.workbench.InstalledFlows;

/** Shows one migration: how far it is, what became of each case, and what can be done now. */
@Controller
class RunPage {

    /** How many cases are in a state, and where they are listed. */
    record Count(String label, String badge, int cases, String url, boolean chosen) {}

    /** A case in the list. */
    record CaseRow(String caseNo, String state, String badge, String reason, String at) {}

    /** Who did what. */
    record ActRow(String at, String who, String what) {}

    /** A pair of steps. */
    record Pair(String from, String to, String waits) {}

    /** What the browser polls. */
    record Progress(String state, boolean running, int percent, int done, int total) {}

    private static final int SIZE = 50;
    private static final List<CaseState> ALL = List.of(CaseState.values());

    private final InstalledFlows flows;
    private final Migrations migrations;
    private final MigrationRuns runs;
    private final MigrationCases cases;
    private final FlowNames steps;
    private final StaffNames names;

    RunPage(InstalledFlows flows, Migrations migrations, MigrationRuns runs, MigrationCases cases, FlowNames steps, StaffNames names) {
        this.flows = flows;
        this.migrations = migrations;
        this.runs = runs;
        this.cases = cases;
        this.steps = steps;
        this.names = names;
    }

    @GetMapping("/workbench/{line}/{flow}/migration/{id}")
    String show(@PathVariable String line, @PathVariable String flow, @PathVariable String id, @RequestParam Optional<String> state, @RequestParam(defaultValue = "0") int page, Model model) {
        var found = flows.require(line, flow);
        var run = migrations.require(found, id);
        var counts = cases.counts(id);
        var shown = state.flatMap(RunPage::named);
        String url = "%s/migration/%s".formatted(found.url(), id);
        int at = Paging.page(page);
        model.addAttribute("title", "案件从第 %d 版到第 %d 版".formatted(run.sourceVersion(), run.targetVersion()));
        model.addAttribute("flow", found);
        model.addAttribute("url", url);
        model.addAttribute("state", run.state().label());
        model.addAttribute("run", id);
        model.addAttribute("reason", run.reason().orElse(""));
        model.addAttribute("broken", run.problem().orElse(""));
        model.addAttribute("progress", progress(run, counts));
        model.addAttribute("counts", counts.entrySet().stream().map(count -> new Count(count.getKey().label(), count.getKey().badge(), count.getValue(),
                url + "?state=" + count.getKey().name(), shown.filter(count.getKey()::equals).isPresent())).toList());
        model.addAttribute("fitting", counts.getOrDefault(CaseState.FITS, 0));
        model.addAttribute("movable", counts.getOrDefault(CaseState.FITS, 0) > 0);
        model.addAttribute("unfit", counts.get(CaseState.UNFIT));
        model.addAttribute("failed", counts.get(CaseState.FAILED));
        model.addAttribute("tried", run.state() == RunState.TRIED);
        model.addAttribute("moving", run.state() == RunState.MOVING);
        model.addAttribute("paused", run.state() == RunState.PAUSED);
        model.addAttribute("again", run.state() == RunState.DONE && counts.containsKey(CaseState.FAILED));
        model.addAttribute("pairs", pairs(run));
        model.addAttribute("acts", runs.acts(id).stream().map(act -> new ActRow(Times.text(act.at()), names.name(act.who()), act.what())).toList());
        model.addAttribute("cases", cases.page(id, shown.map(List::of).orElse(ALL), at * SIZE, SIZE).stream().map(RunPage::row).toList());
        model.addAttribute("paging", new Paging(at, SIZE, shown.map(one -> counts.getOrDefault(one, 0)).orElseGet(() -> total(counts)), url + shown.map(one -> "?state=" + one.name()).orElse("")));
        return "workbench-migration-run";
    }

    @GetMapping("/api/workbench/{line}/{flow}/migration/{id}")
    @ResponseBody
    Progress progress(@PathVariable String line, @PathVariable String flow, @PathVariable String id) {
        return progress(migrations.require(flows.require(line, flow), id), cases.counts(id));
    }

    /** Every case with what became of it. */
    @GetMapping("/workbench/{line}/{flow}/migration/{id}/cases.csv")
    ResponseEntity<String> csv(@PathVariable String line, @PathVariable String flow, @PathVariable String id) {
        migrations.require(flows.require(line, flow), id);
        var csv = new StringBuilder("\uFEFF案件,结果,原因,时间\r\n");
        cases.page(id, ALL, 0, Integer.MAX_VALUE).forEach(row -> csv.append(CsvCell.of(row.caseNo())).append(',').append(CsvCell.of(row.state().label())).append(',').append(CsvCell.of(row.reason())).append(',')
                .append(CsvCell.of(Times.text(row.settledAt()))).append("\r\n"));
        var headers = new HttpHeaders();
        headers.setContentDisposition(ContentDisposition.attachment().filename("迁移结果.csv", StandardCharsets.UTF_8).build());
        headers.set(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8");
        return ResponseEntity.ok().headers(headers).body(csv.toString());
    }

    private Progress progress(MigrationRun run, Map<CaseState, Integer> counts) {
        int total = total(counts);
        int left = counts.getOrDefault(CaseState.TO_TRY, 0) + counts.getOrDefault(CaseState.TO_MOVE, 0);
        return new Progress(run.state().label(), run.state().isWorking(), total == 0 ? 100 : (total - left) * 100 / total, total - left, total);
    }

    private List<Pair> pairs(MigrationRun run) {
        return runs.mapping(run.id()).steps().stream().filter(step -> step.source().equals(step.step()) && (!step.source().equals(step.target()) || step.waits() != Waits.KEEP))
                .map(step -> new Pair(steps.stepOf(run.sourceId(), step.source()), steps.stepOf(run.targetId(), step.target()), step.waits() == Waits.KEEP ? "" : step.waits().label())).toList();
    }

    private static int total(Map<CaseState, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Optional<CaseState> named(String name) {
        return Arrays.stream(CaseState.values()).filter(state -> state.name().equals(name)).findFirst();
    }

    private static CaseRow row(MigrationCases.Row row) {
        return new CaseRow(row.caseNo(), row.state().label(), row.state().badge(), row.reason(), Times.text(row.settledAt()));
    }
}
