package io.tiaoli.workers.messaging;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.wording.CaseFacts;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.Template;
import io.tiaoli.workers.wording.Wording;

/** Checks the texts of messages before they are published, and shows how they will read. */
@Component
public class MessageCheck {

    private final CaseFacts facts;
    private final SmsText sms;

    MessageCheck(CaseFacts facts, SmsText sms) {
        this.facts = facts;
        this.sms = sms;
    }

    /**
     * What is wrong with a message's text, in Chinese, one sentence each; empty when nothing is.
     *
     * @param knownNames what the text may name: the facts of a case and what the step passes
     */
    public List<String> problems(Wording wording, Set<String> knownNames) {
        try {
            List<String> problems = new ArrayList<>();
            for (String name : Template.of(wording).names()) {
                if (!knownNames.contains(name)) problems.add("「%s」用了未知的变量「%s」".formatted(wording.key(), name));
            }
            if (isSms(wording) && wording.text().matches("(?s).*[【】].*")) problems.add("「%s」不能自带【】，签名由系统加上".formatted(wording.key()));
            preview(wording);
            return problems;
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
    }

    /**
     * The text as a customer would read it, with the samples of the facts; a short message with signature and the way to opt out.
     *
     * @throws IllegalArgumentException in Chinese, when it cannot be written or is too long
     */
    public String preview(Wording wording) {
        String text = Template.of(wording).with(new Samples(facts.known())).strip();
        if (isSms(wording)) return sms.of(wording.key(), text, true);
        if (wording.key().endsWith(".mail")) return MailText.of(wording.key(), text, true).text();
        return text;
    }

    /**
     * A short message with the samples of the facts, however long it is.
     *
     * @throws IllegalArgumentException in Chinese, when it cannot be written
     */
    public MessageSample sample(Wording wording) {
        return sms.sample(Template.of(wording).with(new Samples(facts.known())).strip(), true);
    }

    private static boolean isSms(Wording wording) {
        return wording.key().endsWith(".sms");
    }

    /** A sample for every name; where none is known, the name itself. */
    private static final class Samples extends AbstractMap<String, Object> {

        private final Map<String, Fact> facts;

        Samples(Map<String, Fact> facts) {
            this.facts = facts;
        }

        @Override
        public boolean containsKey(Object name) {
            return true;
        }

        @Override
        public Object get(Object name) {
            return facts.containsKey(name) ? facts.get(name).sample() : "「" + name + "」";
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            throw new UnsupportedOperationException();
        }
    }
}
