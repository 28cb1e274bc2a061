package io.tiaoli.workers.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;

/** The list of every table with what it holds of people, read from {@code privacy/personal-data.txt}; the format stands there. */
public final class PersonalData {

    /** Without people, the engine's, or ours about a person. */
    public enum Kind {NONE, ENGINE, PERSON}

    /**
     * What is held in one table, or in some rows of it.
     *
     * @param whose the condition on the rows, for {@link Kind#PERSON}
     * @param fate what happens to them, or why there is nothing to do
     * @param plain columns of text that say nothing of the person
     */
    public record Entry(String table, Kind kind, String whose, String fate, Set<String> plain) {

        public boolean isKept() {
            return fate.startsWith("keep: ");
        }

        public boolean isDeleted() {
            return fate.equals("delete");
        }

        /** The columns that are overwritten. */
        public Set<String> overwritten() {
            Set<String> columns = new TreeSet<>();
            if (!isKept() && !isDeleted()) COLUMN.matcher(fate).results().forEach(found -> columns.add(found.group(1)));
            return columns;
        }
    }

    private static final Pattern COLUMN = Pattern.compile("(?:^|, )(\\w+) = ");
    private static final String PERSONS = "customer_id = :customer";

    /** All entries, in the order in which a person is erased. */
    public static List<Entry> entries() {
        try {
            return new ClassPathResource("privacy/personal-data.txt").getContentAsString(StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(PersonalData::entry).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String line) {
        String[] parts = line.split(" \\| ");
        if (parts.length < 3) throw new IllegalStateException("personal-data.txt: «" + line + "» needs a table, whose rows, and what is done");
        var kind = parts[1].equals("-") ? Kind.NONE : parts[1].equals("engine") ? Kind.ENGINE : Kind.PERSON;
        return new Entry(parts[0], kind, whole(parts[1]), parts[2], parts.length < 4 ? Set.of() : new TreeSet<>(Arrays.asList(parts[3].split(" "))));
    }

    private static String whole(String whose) {
        return whose.replace("{cases}", "(select case_no from service_case where " + PERSONS + ")").replace("{cars}", "(select id from vehicle where " + PERSONS + ")")
                .replace("{messages}", "(select id from message where " + PERSONS + ")")
                .replace("{phone}", "(select c.phone from customer c where c.id = :customer and not exists (select 1 from customer o where o.phone = c.phone and o.id <> c.id))");
    }

    private PersonalData() {}
}
