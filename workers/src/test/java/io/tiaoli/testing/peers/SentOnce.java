package io.tiaoli.testing.peers;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.workers.messaging.MessageState;

/** Holds every message of the outbox against what the peers have: once each, or uncertain with a reason that a person can read. */
public final class SentOnce {

    /**
     * What was found.
     *
     * @param wrong what must not be
     * @param unknown messages of which nobody can say whether they went out, with the reason that staff see
     * @param repeated messages that a peer has more than once, as their wording allows
     * @param states how many messages of a channel stand where, such as {@code SMS DELIVERED}
     */
    public record Verdict(List<String> wrong, List<String> unknown, List<String> repeated, Map<String, Long> states) {}

    /** @param segments 1 for a letter */
    private record Row(String id, String channel, String key, MessageState state, int segments, boolean resendAllowed, Optional<String> note) {

        String named() {
            return "message %s (%s)".formatted(id, key);
        }
    }

    private final List<String> wrong = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();
    private final Map<String, List<Handed>> handed;

    private SentOnce(Collection<Handed> handed) {
        this.handed = handed.stream().collect(groupingBy(Handed::key));
    }

    /** To be asked when everything has come to rest. */
    public static Verdict of(JdbcClient jdbc, Collection<Handed> handed) {
        var rows = jdbc.sql("select id, channel, reference, state, segments, resend_allowed, note from message where channel in ('SMS', 'EMAIL') order by created_at, id")
                .query((row, n) -> new Row(row.getString(1), row.getString(2), row.getString(2).equals("SMS") ? row.getString(3) : row.getString(1), MessageState.valueOf(row.getString(4)), Math.max(1, row.getInt(5)),
                        row.getBoolean(6), Optional.ofNullable(row.getString(7)))).list();
        var check = new SentOnce(handed);
        Set<String> known = new HashSet<>();
        rows.forEach(row -> {
            known.add(row.key());
            check.look(row);
        });
        check.handed.keySet().stream().filter(key -> !known.contains(key)).forEach(key -> check.wrong.add("a peer has " + key + ", which no step has written"));
        return new Verdict(check.wrong, check.unknown, check.repeated, new TreeMap<>(rows.stream().collect(groupingBy(row -> row.channel() + " " + row.state(), counting()))));
    }

    private void look(Row row) {
        var taken = handed.getOrDefault(row.key(), List.of());
        var parts = taken.stream().collect(groupingBy(Handed::part));
        parts.forEach((part, times) -> {
            if (times.size() > 1) (row.resendAllowed() ? repeated : wrong).add("%s was sent %d times".formatted(row.named(), times.size()));
        });
        boolean whole = parts.size() >= row.segments();
        boolean receipted = whole && taken.stream().allMatch(Handed::receipted);
        switch (row.state()) {
            case SENT, DELIVERED -> {
                if (!whole) wrong.add("%s counts as %s, but the peer has %d of %d parts".formatted(row.named(), row.state(), parts.size(), row.segments()));
                if (receipted && row.state() == MessageState.SENT) wrong.add(row.named() + " has its receipt, but does not count as delivered");
            }
            case UNKNOWN -> {
                unknown.add(row.named() + ": " + row.note().orElse(""));
                if (row.note().isEmpty()) wrong.add(row.named() + " is uncertain and nobody says why");
                if (receipted) wrong.add(row.named() + " is uncertain although its receipt came");
            }
            case CLAIMED -> wrong.add(row.named() + " is still in the hands of a node");
            default -> {
                if (!taken.isEmpty() && !row.resendAllowed()) wrong.add("%s counts as %s, but the peer has it".formatted(row.named(), row.state()));
            }
        }
    }
}
