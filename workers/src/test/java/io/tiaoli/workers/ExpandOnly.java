package io.tiaoli.workers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a migration may not do while nodes of the release before still run on the same tables; it may with a table that it makes itself. */
final class ExpandOnly {

    private static final Map<Pattern, String> FORBIDDEN = Map.of(
            Pattern.compile("alter table (\\w+) drop (?!constraint).*"), "takes away a column",
            Pattern.compile("alter table (\\w+) alter (?:column )?+\\w+ (?!drop not null|set default|drop default).*"), "changes a column",
            Pattern.compile("drop (?:table|view) (?:if exists )?(\\w+).*"), "takes away a table",
            Pattern.compile("alter table (\\w+) rename .*"), "renames",
            Pattern.compile("alter table (\\w+) add (?!constraint)(?:column )?(?=.*\\bnot null\\b)(?!.*\\b(?:default|generated)\\b).*"), "adds a column that old nodes leave empty",
            Pattern.compile("alter table (\\w+) add (?:constraint \\w+ )?(?:unique|check|primary key|foreign key)\\b.*"), "adds a rule that old nodes do not know",
            Pattern.compile("create unique index (?:if not exists )?\\w+ on (\\w+).*"), "adds a rule that old nodes do not know",
            Pattern.compile("(?:delete from|truncate(?: table)?) (\\w+).*"), "takes away rows");
    private static final Pattern MADE = Pattern.compile("create table (?:if not exists )?(\\w+).*");

    /** What is wrong with a migration, as sentences; empty where nothing is. */
    static List<String> findings(String sql) {
        List<String> findings = new ArrayList<>();
        Set<String> made = new HashSet<>();
        for (String statement : statements(sql)) {
            Matcher own = MADE.matcher(statement);
            if (own.matches()) made.add(own.group(1));
            FORBIDDEN.forEach((pattern, why) -> {
                Matcher found = pattern.matcher(statement);
                if (found.matches() && !made.contains(found.group(1))) findings.add("%s: %s".formatted(why, statement));
            });
        }
        return findings;
    }

    private static List<String> statements(String sql) {
        String bare = sql.replaceAll("--[^\\n]*", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(bare.split(";")).map(statement -> statement.strip().replaceAll("\\s+", " ")).filter(statement -> !statement.isEmpty()).toList();
    }

    private ExpandOnly() {}
}
