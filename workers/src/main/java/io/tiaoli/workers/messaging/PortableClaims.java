package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.stored;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.workers.contact.Channel;

/** Takes row by row, on the condition that it still waits. */
record PortableClaims(JdbcClient jdbc) implements Claims {

    @Override
    public List<String> claim(Channel channel, String node, Instant now, int limit) {
        return jdbc.sql("select id from message where state = 'WAITING' and channel = ? and not_before <= ? order by not_before, created_at fetch first ? rows only")
                .params(channel.name(), stored(now), limit).query(String.class).list().stream().filter(id -> take(id, node, now)).toList();
    }

    private boolean take(String id, String node, Instant now) {
        return jdbc.sql("update message set state = 'CLAIMED', node = ?, claimed_at = ?, attempts = attempts + 1 where id = ? and state = 'WAITING'")
                .params(node, stored(now), id).update() == 1;
    }
}
