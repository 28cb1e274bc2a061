package io.tiaoli.workers.documents;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Entities;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.wording.CaseFacts;
import io.tiaoli.workers.wording.Wording;

/** Shows an owner what a document wording looks like in print: samples for what is known, one line in every list, unsigned. */
@Component
public class DocumentPreview {

    private static final Pattern ONLY_SIGNED = Pattern.compile("\\{\\{#\\s*signature\\s*}}.*?\\{\\{/\\s*signature\\s*}}", Pattern.DOTALL);
    private static final Pattern ONLY_WITHOUT = Pattern.compile("\\{\\{\\^\\s*(?!signature\\b)(\\w+)\\s*}}.*?\\{\\{/\\s*\\1\\s*}}", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("\\{\\{[#^/!][^}]*}}");
    private static final Pattern NAME = Pattern.compile("\\{++([^{}]++)}++");

    private final CaseFacts facts;
    private final Sheets sheets;

    DocumentPreview(CaseFacts facts, Sheets sheets) {
        this.facts = facts;
        this.sheets = sheets;
    }

    /**
     * The PDF; a name that nobody knows stands there in brackets.
     *
     * @throws IllegalArgumentException in Chinese, for HTML that may not be printed
     */
    public byte[] pdf(Wording wording, String title) {
        var problems = Markup.problems(wording.text());
        if (!problems.isEmpty()) throw new IllegalArgumentException("「%s」现在印不出来：%s".formatted(wording.key(), problems.get(0)));
        var samples = new HashMap<String, String>();
        facts.known().values().forEach(fact -> samples.put(fact.name(), fact.sample()));
        return sheets.pdf(title, 1, filled(wording.text(), samples), samples);
    }

    private static String filled(String text, Map<String, String> samples) {
        var open = MARK.matcher(ONLY_WITHOUT.matcher(ONLY_SIGNED.matcher(text).replaceAll("")).replaceAll("")).replaceAll("");
        return NAME.matcher(open).replaceAll(name -> sample(name.group(1).strip(), samples));
    }

    private static String sample(String name, Map<String, String> samples) {
        return Matcher.quoteReplacement(Entities.escape(samples.getOrDefault(name, "〔" + name + "〕")));
    }
}
