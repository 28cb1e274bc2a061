package io.tiaoli.web.workbench;

import java.util.List;
import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import io.tiaoli.processes.rehearsal.KeptCase;
import io.tiaoli.web.pages.Reason;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.rehearsal.KeptCasesFirst;

/** The test cases of a flow on the page of rehearsals. */
@RestController
class RehearsalCasesApi {

    /** @param run the rehearsal that is kept */
    record Keep(String run, String name, String reason) {}

    record Remove(String name, String reason) {}

    private final InstalledFlows flows;
    private final RehearsedFolder folders;
    private final KeptRehearsals kept;
    private final KeptCasesFirst first;
    private final RehearsalRuns runs;
    private final SignedOn signedOn;

    RehearsalCasesApi(InstalledFlows flows, RehearsedFolder folders, KeptRehearsals kept, KeptCasesFirst first, RehearsalRuns runs, SignedOn signedOn) {
        this.flows = flows;
        this.folders = folders;
        this.kept = kept;
        this.first = first;
        this.runs = runs;
        this.signedOn = signedOn;
    }

    @GetMapping("/api/workbench/{line}/{flow}/rehearsal/cases")
    List<KeptCase> cases(@PathVariable String line, @PathVariable String flow) {
        return KeptRehearsals.of(folders.of(flows.require(line, flow)).folder()).cases();
    }

    @PostMapping("/api/workbench/{line}/{flow}/rehearsal/cases")
    Map<String, String> keep(@PathVariable String line, @PathVariable String flow, @RequestBody Keep wanted) {
        var found = flows.require(line, flow);
        var run = runs.require(found.folder(), wanted.run() == null ? "" : wanted.run());
        if (run.outcomes().size() != 1) throw new IllegalArgumentException("这次预演没有结果，不能保留");
        kept.keep(found, signedOn.me().user(), wanted.name(), run.outcomes().get(0), Reason.checked(wanted.reason(), "原因"));
        return Map.of("said", "已经放进草稿，和流程一起发布");
    }

    @PostMapping("/api/workbench/{line}/{flow}/rehearsal/cases/remove")
    Map<String, String> remove(@PathVariable String line, @PathVariable String flow, @RequestBody Remove unwanted) {
        var found = flows.require(line, flow);
        kept.remove(found, signedOn.me().user(), unwanted.name() == null ? "" : unwanted.name(), Reason.checked(unwanted.reason(), "原因"));
        return Map.of("said", "已经从草稿里删去");
    }

    /** Runs all of them. */
    @PostMapping("/api/workbench/{line}/{flow}/rehearsal/cases/runs")
    Map<String, String> run(@PathVariable String line, @PathVariable String flow) {
        var folder = folders.of(flows.require(line, flow)).folder();
        var cases = KeptRehearsals.of(folder).cases();
        if (cases.isEmpty()) throw new IllegalArgumentException("还没有保留测试案例");
        return Map.of("id", runs.begin(folder, cases.stream().map(KeptCase::scenario).toList(), cases.stream().map(KeptCase::expected).toList()));
    }

    /** How far the cases are while the draft is being deployed. */
    @GetMapping("/api/workbench/{line}/{flow}/rehearsal/deploying")
    Map<String, String> deploying(@PathVariable String line, @PathVariable String flow) {
        return Map.of("said", first.running(flows.require(line, flow).folder()).orElse(""));
    }
}
