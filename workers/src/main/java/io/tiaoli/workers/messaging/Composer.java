package io.tiaoli.workers.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.wording.CaseFacts;
import io.tiaoli.workers.wording.Template;
import io.tiaoli.workers.wording.Wording;
import io.tiaoli.workers.wording.Wordings;

/** Writes a wording out with what is known of the case. */
@Component
class Composer {

    /** What an owner writes into a text that may go out twice rather than not at all. */
    private static final Pattern RESEND_ALLOWED = Pattern.compile("\\{\\{!\\s*可重发\\s*}}");

    private final Wordings wordings;
    private final CaseFacts facts;

    Composer(Wordings wordings, CaseFacts facts) {
        this.wordings = wordings;
        this.facts = facts;
    }

    /** @param values what the step knows better than the case */
    Composed compose(String key, String caseNo, Optional<Map<String, String>> values) {
        return compose(key, caseNo, values, Integer.MAX_VALUE);
    }

    /** @param longest characters of a single value; longer ones are cut */
    Composed compose(String key, String caseNo, Optional<Map<String, String>> values, int longest) {
        Wording wording = wordings.get(key);
        Template text = Template.of(wording);
        Map<String, Object> known = new HashMap<>(facts.of(caseNo, text.allNames()));
        values.ifPresent(known::putAll);
        return new Composed(key, wording.version(), text.with(Shortened.of(known, longest)).strip(), RESEND_ALLOWED.matcher(wording.text()).find());
    }
}
