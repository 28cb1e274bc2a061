package io.tiaoli.processes.flows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.tiaoli.workers.documents.DocumentCheck;
import io.tiaoli.workers.wording.Template;
import io.tiaoli.workers.wording.Wording;

/** Checks a text: readable, and every name in it is a fact of cases or given by the steps that use it. */
final class WordingCheck {

    static List<Finding> findings(String file, byte[] content, Set<String> facts, Set<String> given) {
        if (file.endsWith(".html")) return documentFindings(file, content, facts, given);
        List<Finding> findings = new ArrayList<>();
        try {
            var names = new LinkedHashSet<>(Template.of(new Wording(file, 0, new String(content, StandardCharsets.UTF_8))).names());
            names.removeAll(facts);
            names.removeAll(given);
            names.forEach(name -> findings.add(new Finding(file, name, "文案里的「{{%s}}」没有人给出值".formatted(name))));
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(file, "", e.getMessage()));
        }
        return findings;
    }

    /** A document besides brings its signature, and its HTML is checked. */
    private static List<Finding> documentFindings(String file, byte[] content, Set<String> facts, Set<String> given) {
        var known = new LinkedHashSet<>(facts);
        known.addAll(given);
        return DocumentCheck.problems(new Wording(file, 0, new String(content, StandardCharsets.UTF_8)), known).stream()
                .map(problem -> new Finding(file, "", problem)).toList();
    }

    private WordingCheck() {}
}
