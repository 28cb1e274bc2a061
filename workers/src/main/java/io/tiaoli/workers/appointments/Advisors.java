package io.tiaoli.workers.appointments;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The service advisors and their queue. */
@Repository
public class Advisors {

    private final JdbcClient jdbc;

    Advisors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Advisor> find(String userId) {
        return jdbc.sql("select user_id, name, active from advisor where user_id = ?").param(userId).query(Advisor.class).optional();
    }

    public List<Advisor> all() {
        return jdbc.sql("select user_id, name, active from advisor order by user_id").query(Advisor.class).list();
    }

    /** Adds an advisor or changes name and activity. */
    public void put(Advisor advisor) {
        int changed = jdbc.sql("update advisor set name = ?, active = ? where user_id = ?").params(advisor.name(), advisor.active(), advisor.userId()).update();
        if (changed == 0) {
            jdbc.sql("insert into advisor (user_id, name, active) values (?, ?, ?)").params(advisor.userId(), advisor.name(), advisor.active()).update();
        }
    }

    /** The active advisor who waited longest for a customer. */
    public Optional<Advisor> next() {
        return jdbc.sql("""
                select user_id, name, active from advisor where active
                order by case when last_assigned_at is null then 0 else 1 end, last_assigned_at, user_id fetch first 1 rows only""")
                .query(Advisor.class).optional();
    }

    /** Puts an advisor at the end of the queue. */
    public void assigned(String userId, Instant at) {
        jdbc.sql("update advisor set last_assigned_at = ? where user_id = ?").params(at.atOffset(ZoneOffset.UTC), userId).update();
    }

    /** The ids of the active advisors, locked like {@link Bays#locked()} and after it. */
    List<String> locked() {
        return jdbc.sql("select user_id from advisor where active order by user_id for update").query(String.class).list();
    }
}
