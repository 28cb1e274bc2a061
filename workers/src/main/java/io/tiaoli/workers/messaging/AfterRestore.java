package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.stored;

import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a restored system from sending what the lost one may have sent after the backup: a person decides on each message. */
@Repository
public class AfterRestore {

    private final JdbcClient jdbc;

    AfterRestore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Holds what was to be sent by now, and what the steps wrote that were made up for, whenever it was to be sent.
     *
     * @param began when making up for the lost time began
     * @return how many messages wait for a person now
     */
    @Transactional
    public int hold(Instant began, Instant now) {
        return jdbc.sql("""
                update message set state = 'UNKNOWN', note = '恢复备份之后：不确定备份以后是否已经发出，请核对后再决定', node = null, claimed_at = null
                where state = 'CLAIMED' or state = 'WAITING' and (not_before <= ? or created_at >= ?)""").params(stored(now), stored(began)).update();
    }
}
