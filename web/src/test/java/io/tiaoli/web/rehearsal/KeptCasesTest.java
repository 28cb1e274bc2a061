package io.tiaoli.web.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.flows.ShippedFlows;
import io.tiaoli.processes.rehearsal.KeptCase;
import io.tiaoli.processes.rehearsal.KeptCases;
import io.tiaoli.processes.rehearsal.Scenario;
import io.tiaoli.web.testing.AppTest;

/** The test cases that our own flows bring along. */
@AppTest
class KeptCasesTest {

    @Autowired Rehearsals rehearsals;
    @Autowired ShippedFlows shipped;

    @Test
    @DisplayName("every kept case of every shipped flow goes as expected")
    void asExpected() {
        List<KeptCase> cases = new ArrayList<>();
        Map<FlowFolder, List<Scenario>> scenarios = new LinkedHashMap<>();
        for (var folder : shipped.all()) {
            var kept = KeptCases.of(folder.flow(), folder.files()).cases();
            if (kept.isEmpty()) continue;
            cases.addAll(kept);
            scenarios.put(folder, kept.stream().map(KeptCase::scenario).toList());
        }
        assertThat(scenarios.keySet()).extracting(FlowFolder::flow).contains("customer-contact", "after-service-follow-up", "first-maintenance-reminder");
        var outcomes = rehearsals.run(scenarios, said -> {});
        Map<String, List<String>> differences = new LinkedHashMap<>();
        for (int n = 0; n < cases.size(); n++) {
            var found = cases.get(n).expected().differences(outcomes.get(n));
            if (!found.isEmpty()) differences.put(cases.get(n).name(), found);
        }
        assertThat(differences).isEmpty();
    }
}
