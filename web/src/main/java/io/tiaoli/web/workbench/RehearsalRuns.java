package io.tiaoli.web.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.rehearsal.Expected;
import io.tiaoli.processes.rehearsal.Outcome;
import io.tiaoli.processes.rehearsal.Scenario;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.rehearsal.RehearsalFailed;
import io.tiaoli.web.rehearsal.Rehearsals;

/** The rehearsals that somebody on this node has asked for, with how far they are and what came of them; the last ones only. */
@Component
class RehearsalRuns implements DisposableBean {

    /**
     * A rehearsal as the page follows it.
     *
     * @param said where it is
     * @param problem why there is no result, or empty
     * @param differences for each kept case what went otherwise; empty when nothing was expected
     */
    record Shown(String id, boolean over, String said, String problem, List<Outcome> outcomes, List<List<String>> differences) {}

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalRuns.class);
    private static final int KEPT = 20;
    private static final int AT_ONCE = 4;

    private record Run(String folder, Shown shown) {}

    private final Rehearsals rehearsals;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "rehearsal");
        thread.setDaemon(true);
        return thread;
    });

    RehearsalRuns(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    /**
     * Begins a rehearsal.
     *
     * @param expected what each scenario must come to; fewer, or none, where nothing is expected
     * @return its id
     */
    synchronized String begin(FlowFolder folder, List<Scenario> scenarios, List<Expected> expected) {
        if (runs.values().stream().filter(run -> !run.shown().over()).count() >= AT_ONCE) throw new IllegalArgumentException("已经有 %d 次预演在排队，请等一会儿再试".formatted(AT_ONCE));
        String id = UUID.randomUUID().toString();
        runs.put(id, new Run(folder.name(), new Shown(id, false, "正在开始", "", List.of(), List.of())));
        runs.keySet().stream().limit(Math.max(0, runs.size() - KEPT)).toList().forEach(runs::remove);
        threads.execute(() -> run(id, folder, scenarios, expected));
        return id;
    }

    private void run(String id, FlowFolder folder, List<Scenario> scenarios, List<Expected> expected) {
        Shown over;
        try {
            var outcomes = rehearsals.run(folder, scenarios, said -> put(id, new Shown(id, false, said, "", List.of(), List.of())));
            var differences = IntStream.range(0, Math.min(expected.size(), outcomes.size())).mapToObj(n -> expected.get(n).differences(outcomes.get(n))).toList();
            over = new Shown(id, true, outcomes.size() == 1 ? outcomes.get(0).said() : "跑完了", "", outcomes, differences);
        } catch (RehearsalFailed failed) {
            over = new Shown(id, true, "", failed.getMessage(), List.of(), List.of());
        } catch (RuntimeException e) {
            LOG.error("A rehearsal of {} failed", folder.name(), e);
            over = new Shown(id, true, "", "预演出错了，没有结果。请告诉管理员", List.of(), List.of());
        }
        put(id, over);
    }

    private synchronized void put(String id, Shown shown) {
        runs.computeIfPresent(id, (known, run) -> new Run(run.folder(), shown));
    }

    /** @throws NotThere when the folder has no such rehearsal, any more */
    synchronized Shown require(String folder, String id) {
        return Optional.ofNullable(runs.get(id)).filter(run -> run.folder().equals(folder)).map(Run::shown)
                .orElseThrow(() -> new NotThere("没有这次预演，可能已经过去很久，请再跑一次"));
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
