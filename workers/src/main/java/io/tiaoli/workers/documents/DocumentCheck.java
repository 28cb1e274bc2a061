package io.tiaoli.workers.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.tiaoli.workers.wording.Template;
import io.tiaoli.workers.wording.Wording;

/** What a document wording may not say, found before it is deployed. */
public final class DocumentCheck {

    private static final Pattern UNESCAPED = Pattern.compile("\\{\\{(\\{|\\s*[&=])");
    private static final Pattern SIGNATURE_SECTION = Pattern.compile("\\{\\{#\\s*signature\\s*}}(.*?)\\{\\{/\\s*signature\\s*}}", Pattern.DOTALL);

    /**
     * Unknown names, HTML that is not well-formed, anything from outside, script; empty when all is well.
     *
     * @param known names of facts, see {@link io.tiaoli.workers.wording.CaseFacts#known()}
     * @return sentences in Chinese that name the wording and the line or the name
     */
    public static List<String> problems(Wording wording, Set<String> known) {
        Template template;
        try {
            template = Template.of(wording);
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
        var problems = new ArrayList<String>();
        if (UNESCAPED.matcher(wording.text()).find()) problems.add("不能用 {{{…}}}、{{&…}} 或 {{=…=}}，只能用 {{…}}");
        unknown(template, known, Documents.SIGNATURE).forEach(name -> problems.add(noSuch(name, known)));
        SIGNATURE_SECTION.matcher(wording.text()).results().map(section -> Template.of(new Wording(wording.key(), wording.version(), section.group(1))))
                .flatMap(section -> unknown(section, known, "image", "name", "at").stream()).forEach(name -> problems.add("签名栏里" + noSuch(name, known)));
        problems.addAll(Markup.problems(wording.text()));
        return problems.stream().map(problem -> "「%s」：%s".formatted(wording.key(), problem)).toList();
    }

    private static Set<String> unknown(Template template, Set<String> known, String... ours) {
        var names = new TreeSet<>(template.names());
        names.removeAll(known);
        names.removeAll(Set.of(ours));
        return names;
    }

    private static String noSuch(String name, Set<String> known) {
        return "没有名为「%s」的内容，可用的有：%s".formatted(name, String.join("、", new TreeSet<>(known)));
    }

    private DocumentCheck() {}
}
