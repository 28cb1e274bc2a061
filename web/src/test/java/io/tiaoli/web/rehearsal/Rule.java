package io.tiaoli.web.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Something that must be true of every run, as {@code invariants.sql} tells it.
 *
 * @param name the flow and what must be true
 * @param atTheEnd only when all cases have ended
 * @param finds a query for what must not be
 * @param brokenBy statements after which it finds something
 */
record Rule(String name, boolean atTheEnd, String finds, List<String> brokenBy) {

    private static final String AT_THE_END = "at the end: ";
    private static final String BROKEN_BY = "-- broken by";
    private static final int SHOWN = 3;

    /** All of them, in the file's order. */
    static List<Rule> all() {
        try (var file = Rule.class.getResourceAsStream("invariants.sql")) {
            return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n\n+")).skip(1).map(Rule::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rule read(String block) {
        String name = block.lines().findFirst().orElseThrow().replaceFirst("^-- ", "");
        if (!block.contains(BROKEN_BY)) throw new IllegalArgumentException("the rule «%s» does not say what breaks it".formatted(name));
        String rest = block.substring(block.indexOf('\n'));
        return new Rule(name.replaceFirst("^" + AT_THE_END, ""), name.startsWith(AT_THE_END), rest.substring(0, rest.indexOf(BROKEN_BY)),
                Arrays.stream(rest.substring(rest.indexOf(BROKEN_BY) + BROKEN_BY.length()).split(";")).map(String::strip).filter(one -> !one.isEmpty()).toList());
    }

    /** What breaks it now, some of it, empty where nothing does. */
    List<String> broken(JdbcClient jdbc) {
        try {
            var rows = jdbc.sql(finds).query().listOfRows();
            return rows.stream().limit(SHOWN).map(row -> name + " – but " + row).toList();
        } catch (RuntimeException e) {
            throw new IllegalStateException("the rule «%s» cannot be read".formatted(name), e);
        }
    }
}
