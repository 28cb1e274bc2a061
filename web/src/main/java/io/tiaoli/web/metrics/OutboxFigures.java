package io.tiaoli.web.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.database.Moments;
import io.tiaoli.workers.messaging.MessageState;

/** Messages and events that have not come to their end. */
@Component
class OutboxFigures implements Measure {

    /** Where a message is on its way, or a person has to look. */
    private static final List<MessageState> OPEN = List.of(MessageState.WAITING, MessageState.CLAIMED, MessageState.UNKNOWN, MessageState.NOT_SENT, MessageState.FAILED);

    private final JdbcClient jdbc;

    OutboxFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Figure> take(Instant now) {
        List<Figure> figures = new ArrayList<>();
        for (var state : OPEN) figures.add(Figure.of("tiaoli.messages", "state", state.name(), counted("message where state = '" + state + "'")));
        figures.add(Figure.of("tiaoli.messages.oldest.due.seconds", jdbc.sql("select min(not_before) from message where state = 'WAITING' and not_before <= ?").param(Moments.stored(now))
                .query((row, n) -> Moments.readOptional(row, 1).map(since -> Duration.between(since, now).toSeconds()).orElse(0L)).single()));
        figures.add(Figure.of("tiaoli.events.waiting", counted("event where state = 'WAITING'")));
        figures.add(Figure.of("tiaoli.events.failing", counted("event where state = 'WAITING' and failures > 1")));
        return figures;
    }

    private long counted(String rows) {
        return jdbc.sql("select count(*) from (select 1 as one from " + rows + " fetch first " + MOST + " rows only) counted").query(Long.class).single();
    }
}
