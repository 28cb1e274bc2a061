package io.tiaoli.workers.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class CaseFactsTest {

    private final List<String> asked = new ArrayList<>();
    private final CaseFacts facts = new CaseFacts(List.of(new Known("plateNo", "vin"), new Known("customerName"), new Known("total", "lines")));

    @Test
    void asksOnlyWhoKnowsSomethingThatIsWantedAndTellsNothingElse() {
        assertThat(facts.of("RO-1", Set.of("plateNo", "total", "unknown"))).isEqualTo(Map.of("plateNo", "plateNo of RO-1", "total", "total of RO-1"));
        assertThat(asked).containsExactly("[plateNo, vin]", "[total, lines]");
    }

    @Test
    void aNameInsideAListMayBeOneOfTheCase() {
        assertThat(facts.of("RO-1", TemplateTest.sms("{{#lines}}{{customerName}}{{/lines}}").allNames())).containsOnlyKeys("lines", "customerName");
    }

    private final class Known implements FactSource {

        private final List<String> names;

        Known(String... names) {
            this.names = List.of(names);
        }

        @Override
        public List<Fact> facts() {
            return names.stream().map(name -> new Fact(name, name, name)).toList();
        }

        @Override
        public Map<String, Object> of(String caseNo) {
            asked.add(names.toString());
            return names.stream().collect(Collectors.toMap(name -> name, name -> name + " of " + caseNo));
        }
    }
}
