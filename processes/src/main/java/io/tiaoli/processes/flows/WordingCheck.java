package io.tiaoli.processes.flows;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.documents.DocumentCheck;
import io.tiaoli.workers.messaging.MessageCheck;
import io.tiaoli.workers.wording.CaseFacts;
import io.tiaoli.workers.wording.Template;
import io.tiaoli.workers.wording.Wording;

/** Checks a text of a flow folder as its kind asks: messages by length and signature, documents by what HTML may hold, all by the names in them. */
@Component
class WordingCheck {

    private final CaseFacts facts;
    private final MessageCheck messages;

    WordingCheck(CaseFacts facts, MessageCheck messages) {
        this.facts = facts;
        this.messages = messages;
    }

    /** @param given the names that steps pass beside the facts of the case */
    List<Finding> findings(String file, byte[] content, Set<String> given) {
        var wording = new Wording(file, 0, new String(content, StandardCharsets.UTF_8));
        Set<String> known = new LinkedHashSet<>(facts.known().keySet());
        known.addAll(given);
        return problems(wording, known).stream().map(problem -> new Finding(file, "", problem)).toList();
    }

    private List<String> problems(Wording wording, Set<String> known) {
        if (wording.key().endsWith(".html")) return DocumentCheck.problems(wording, known);
        if (!wording.key().endsWith(".call")) return messages.problems(wording, known);
        try {
            return Template.of(wording).names().stream().filter(name -> !known.contains(name)).map(name -> "话术里的「{{%s}}」没有人给出值".formatted(name)).toList();
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
    }
}
