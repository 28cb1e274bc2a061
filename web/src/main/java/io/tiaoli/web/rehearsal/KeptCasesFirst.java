package io.tiaoli.web.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.DeployRule;
import io.tiaoli.processes.flows.Finding;
import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.rehearsal.KeptCase;
import io.tiaoli.processes.rehearsal.KeptCases;
import io.tiaoli.processes.rehearsal.Outcome;

/** Runs the kept cases of a folder before it is deployed, by whatever way; a case that goes otherwise than expected refuses it. */
@Component
@Order
public class KeptCasesFirst implements DeployRule {

    private static final String ADVICE = "请改好流程；如果新的走法才对，请在预演里看一看，用同样的名称重新保留";
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Rehearsals rehearsals;
    private final Map<String, String> running = new ConcurrentHashMap<>();
    /** Contents whose cases have just gone well, so that a page may run them before the transaction of the deployment. */
    private final Map<String, Instant> passed = new ConcurrentHashMap<>();

    KeptCasesFirst(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    @Override
    public List<Finding> findings(FlowFolder folder) {
        var cases = KeptCases.of(folder.flow(), folder.files()).cases();
        passed.values().removeIf(at -> at.plus(REMEMBERED).isBefore(Instant.now()));
        if (cases.isEmpty() || !rehearsals.isOn() || passed.containsKey(folder.hash())) return List.of();
        try {
            var outcomes = rehearsals.run(folder, cases.stream().map(KeptCase::scenario).toList(), said -> running.put(folder.name(), "发布前跑测试案例：" + said));
            var findings = differences(folder, cases, outcomes);
            if (findings.isEmpty()) passed.put(folder.hash(), Instant.now());
            return findings;
        } catch (RehearsalFailed failed) {
            return List.of(new Finding(KeptCases.file(folder.flow()), "", "测试案例没有跑完。" + failed.getMessage()));
        } finally {
            running.remove(folder.name());
        }
    }

    @Override
    public List<Finding> beforehand(FlowFolder folder) {
        return findings(folder);
    }

    private static List<Finding> differences(FlowFolder folder, List<KeptCase> cases, List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        for (int n = 0; n < cases.size(); n++) {
            var differences = cases.get(n).expected().differences(outcomes.get(n));
            if (!differences.isEmpty()) findings.add(new Finding(KeptCases.file(folder.flow()), cases.get(n).name(), "和应有的结果不同。%s。%s".formatted(String.join("；", differences), ADVICE)));
        }
        return findings;
    }

    /** How far the cases of a folder are that is being deployed on this node. */
    public Optional<String> running(String folder) {
        return Optional.ofNullable(running.get(folder));
    }
}
