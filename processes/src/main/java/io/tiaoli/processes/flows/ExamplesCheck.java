package io.tiaoli.processes.flows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.tiaoli.processes.decisions.DecisionExamples;

/** Checks that each decision of a folder decides its owner's examples as they are written; only for tables that may be run. */
final class ExamplesCheck {

    static List<Finding> findings(FlowFolder folder) {
        List<Finding> findings = new ArrayList<>();
        folder.files().forEach((file, csv) -> {
            if (!FlowFolder.isExamples(file)) return;
            String decision = file.replaceFirst("\\.csv$", "");
            var table = folder.files().get(decision + ".dmn");
            if (table == null) findings.add(new Finding(file, "", "文件夹里没有决策表「%s.dmn」，这些例子用不上：请删去，或者补上决策表".formatted(decision)));
            else wrong(decision, table, new String(csv, StandardCharsets.UTF_8)).forEach(problem -> findings.add(new Finding(file, "", problem)));
        });
        return findings;
    }

    private static List<String> wrong(String decision, byte[] table, String csv) {
        try {
            return DecisionExamples.run(decision, table, csv).rows().stream().filter(row -> !row.isRight()).map(row -> "例子「%s」应得「%s」，决策表给出「%s」：请改决策表，或者改例子"
                    .formatted(String.join("，", row.given()), String.join("，", row.wanted()), row.problem().isEmpty() ? String.join("，", row.decided()) : row.problem())).toList();
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
    }

    private ExamplesCheck() {}
}
