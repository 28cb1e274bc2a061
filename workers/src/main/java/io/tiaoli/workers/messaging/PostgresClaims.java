package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.stored;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.workers.contact.Channel;

/** Steps over the rows that another node is just taking. */
record PostgresClaims(JdbcClient jdbc) implements Claims {

    @Override
    public List<String> claim(Channel channel, String node, Instant now, int limit) {
        return jdbc.sql("""
                with due as (select id from message where state = 'WAITING' and channel = :channel and not_before <= :now
                    order by not_before, created_at limit :limit for update skip locked)
                update message set state = 'CLAIMED', node = :node, claimed_at = :now, attempts = attempts + 1 where id in (select id from due) returning id""")
                .param("channel", channel.name()).param("now", stored(now)).param("limit", limit).param("node", node).query(String.class).list();
    }
}
