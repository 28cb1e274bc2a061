package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.stored;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
}
