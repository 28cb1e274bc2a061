package io.tiaoli.workers.wording;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The published texts; the latest counts, for running cases too. */
@Repository
public class Wordings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Wordings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Wording> latest(String key) {
        return jdbc.sql("select key_name, version, content from wording where key_name = ? order by version desc fetch first 1 rows only")
                .param(key).query((row, n) -> new Wording(row.getString(1), row.getInt(2), row.getString(3))).optional();
    }

    /** The latest text of a key that must be there. */
    public Wording get(String key) {
        return latest(key).orElseThrow(() -> new IllegalArgumentException("没有名为「%s」的文案".formatted(key)));
    }

    /** An older text of a key, as it was published. */
    public Wording get(String key, int version) {
        return jdbc.sql("select content from wording where key_name = ? and version = ?").params(key, version)
                .query(String.class).optional().map(text -> new Wording(key, version, text))
                .orElseThrow(() -> new IllegalArgumentException("没有名为「%s」的文案第 %d 版".formatted(key, version)));
    }

    /** Publishes a text with its flow; the same text again is no new version. */
    public Wording publish(String flow, String key, String text) {
        var before = latest(key);
        if (before.isPresent() && before.get().text().equals(text)) return before.get();
        var next = new Wording(key, before.map(Wording::version).orElse(0) + 1, text);
        jdbc.sql("insert into wording (key_name, version, flow, content, published_at) values (?, ?, ?, ?, ?)")
                .params(key, next.version(), flow, text, OffsetDateTime.now(clock)).update();
        return next;
    }
}
