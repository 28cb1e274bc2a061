package io.tiaoli.workers.wording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

/** All that a wording may name, collected from the capabilities that know it. */
@Component
public class CaseFacts {

    private final List<FactSource> sources;
    private final Map<String, Fact> facts = new LinkedHashMap<>();

    CaseFacts(List<FactSource> sources) {
        this.sources = sources;
        for (var source : sources) {
            for (var fact : source.facts()) {
                if (facts.putIfAbsent(fact.name(), fact) != null) throw new IllegalStateException("Two sources tell the fact " + fact.name());
            }
        }
    }

    /** Every fact by its name. */
    public Map<String, Fact> known() {
        return facts;
    }

    /** What is known of a case now, by name. */
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> values = new LinkedHashMap<>();
        sources.forEach(source -> values.putAll(source.of(caseNo)));
        return values;
    }

    /** What is known of one thing of a case now, such as one of several payments. */
    public Map<String, Object> of(String caseNo, String subject) {
        Map<String, Object> values = new LinkedHashMap<>();
        sources.forEach(source -> values.putAll(source.of(caseNo, subject)));
        return values;
    }
}
