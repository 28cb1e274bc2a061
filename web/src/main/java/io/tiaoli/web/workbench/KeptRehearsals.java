package io.tiaoli.web.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.rehearsal.Expected;
import io.tiaoli.processes.rehearsal.KeptCase;
import io.tiaoli.processes.rehearsal.KeptCases;
import io.tiaoli.processes.rehearsal.Outcome;
import io.tiaoli.web.rehearsal.RehearsalFailed;
import io.tiaoli.web.rehearsal.Rehearsals;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** The test cases of a folder: kept in its draft, run before it is deployed. */
@Component
class KeptRehearsals implements DeployTrial {

    private final Drafts drafts;
    private final Rehearsals rehearsals;
    private final Map<String, String> running = new ConcurrentHashMap<>();

    KeptRehearsals(Drafts drafts, Rehearsals rehearsals) {
        this.drafts = drafts;
        this.rehearsals = rehearsals;
    }

    static KeptCases of(FlowFolder folder) {
        return KeptCases.of(folder.flow(), folder.files());
    }

    /**
     * Keeps a rehearsal in the draft of its flow, in place of the one of the same name.
     *
     * @throws IllegalArgumentException in Chinese, when somebody else holds the draft
     */
    void keep(Flow flow, String user, String name, Outcome outcome, String reason) {
        var draft = drafts.open(flow.folder(), user);
        var kept = new KeptCase(name, outcome.used(), Expected.of(outcome));
        put(flow, draft, user, of(drafts.content(draft)).with(kept), "保留测试案例「%s」：%s".formatted(kept.name(), reason));
    }

    void remove(Flow flow, String user, String name, String reason) {
        var draft = drafts.open(flow.folder(), user);
        var cases = of(drafts.content(draft));
        if (cases.without(name).cases().size() == cases.cases().size()) throw new IllegalArgumentException("没有测试案例「%s」，可能别人刚删去了".formatted(name));
        put(flow, draft, user, cases.without(name), "删去测试案例「%s」：%s".formatted(name, reason));
    }

    /** How far the cases of a folder are that is being deployed on this node. */
    Optional<String> running(String folder) {
        return Optional.ofNullable(running.get(folder));
    }

    private void put(Flow flow, Draft draft, String user, KeptCases cases, String why) {
        drafts.save(draft, user, draft.revision(), KeptCases.file(flow.id()), cases.write(), why);
    }

    /**
     * Runs all test cases of a folder that is about to be deployed; nothing happens where it has none, or rehearsals are off.
     *
     * @throws IllegalArgumentException in Chinese, with what went otherwise than expected
     */
    @Override
    public void require(FlowFolder folder) {
        var cases = of(folder).cases();
        if (cases.isEmpty() || !rehearsals.isOn()) return;
        List<Outcome> outcomes;
        try {
            outcomes = rehearsals.run(folder, cases.stream().map(KeptCase::scenario).toList(), said -> running.put(folder.name(), "发布前跑测试案例：" + said));
        } catch (RehearsalFailed failed) {
            throw new IllegalArgumentException("没有发布：测试案例没有跑完。" + failed.getMessage(), failed);
        } finally {
            running.remove(folder.name());
        }
        for (int n = 0; n < cases.size(); n++) {
            var differences = cases.get(n).expected().differences(outcomes.get(n));
            if (!differences.isEmpty()) throw new IllegalArgumentException("没有发布：测试案例「%s」和应有的结果不同。%s。请改好草稿；如果新的走法才对，请在预演里看一看，用同样的名称重新保留".formatted(
                    cases.get(n).name(), String.join("；", differences)));
        }
    }
}
