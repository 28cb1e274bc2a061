package io.tiaoli.workers.wording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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

    /**
     * What is known of a case now, by name.
     *
     * @param names what is wanted: a source that tells none of these is not asked
     */
    public Map<String, Object> of(String caseNo, Set<String> names) {
        return told(names, source -> source.wanted(caseNo, names));
    }

    /** What is known of one thing of a case now, such as one of several payments. */
    public Map<String, Object> of(String caseNo, String subject, Set<String> names) {
        return told(names, source -> source.of(caseNo, subject));
    }

    private Map<String, Object> told(Set<String> names, Function<FactSource, Map<String, Object>> of) {
        Map<String, Object> values = new LinkedHashMap<>();
        sources.stream().filter(source -> source.facts().stream().anyMatch(fact -> names.contains(fact.name()))).map(of).forEach(values::putAll);
        values.keySet().retainAll(names);
        return values;
    }
}
