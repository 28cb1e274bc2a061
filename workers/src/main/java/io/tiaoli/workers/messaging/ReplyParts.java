package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.stored;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.workers.messaging.gateway.Reply;

/** Puts the parts of a long reply together, in whatever order and at whichever node they come. */
@Repository
class ReplyParts {

    /** Phones number their series from 0 to 255 over and over. */
    private static final Duration SERIES_LIFE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String GAP = "……";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReplyParts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the whole text, when this was the last part that was missing */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> add(String phone, String text, Reply.Part part) {
        Instant now = clock.instant();
        jdbc.sql("delete from reply_part where phone = ? and series = ? and (received_at < ? or part = ?)")
                .params(phone, part.series(), stored(now.minus(SERIES_LIFE)), part.number()).update();
        jdbc.sql("insert into reply_part (phone, series, part, parts, content, received_at) values (?, ?, ?, ?, ?, ?)")
                .params(phone, part.series(), part.number(), part.of(), text, stored(now)).update();
        var all = jdbc.sql("select content from reply_part where phone = ? and series = ? order by part").params(phone, part.series()).query(String.class).list();
        if (all.size() < part.of()) return Optional.empty();
        jdbc.sql("delete from reply_part where phone = ? and series = ?").params(phone, part.series()).update();
        return Optional.of(String.join("", all));
    }

    /** A series to which nothing has come for a while. */
    record Waiting(String phone, int series) {}

    List<Waiting> givenUp() {
        return jdbc.sql("select phone, series from reply_part group by phone, series having max(received_at) < ?").param(stored(clock.instant().minus(PATIENCE)))
                .query((row, n) -> new Waiting(row.getString(1), row.getInt(2))).list();
    }

    /** What has come of it, with dots where a part is missing; empty when another node took it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> taken(Waiting series) {
        var came = new TreeMap<Integer, String>();
        int[] of = {0};
        jdbc.sql("select part, parts, content from reply_part where phone = ? and series = ? for update").params(series.phone(), series.series()).query(row -> {
            came.put(row.getInt(1), row.getString(3));
            of[0] = Math.max(of[0], row.getInt(2));
        });
        jdbc.sql("delete from reply_part where phone = ? and series = ?").params(series.phone(), series.series()).update();
        if (came.isEmpty()) return Optional.empty();
        var text = new StringBuilder();
        for (int part = 1; part <= of[0]; part++) {
            if (came.containsKey(part)) text.append(came.get(part));
            else if (part == 1 || came.containsKey(part - 1)) text.append(GAP);
        }
        return Optional.of(text.toString());
    }
}
