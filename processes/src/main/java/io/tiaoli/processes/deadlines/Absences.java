package io.tiaoli.processes.deadlines;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is away from when until when, and who does the work meanwhile. */
@Repository
public class Absences {

    /** Both days count. */
    public record Absence(String id, String user, LocalDate from, LocalDate until, Optional<String> substitute) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Absences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Enters an absence; a substitute must be somebody else. */
    public void enter(String user, LocalDate from, LocalDate until, Optional<String> substitute, String by) {
        if (until.isBefore(from)) throw new IllegalArgumentException("「至」%s 不能早于「从」%s".formatted(until, from));
        if (substitute.filter(user::equals).isPresent()) throw new IllegalArgumentException("代理人不能是本人（%s）".formatted(user));
        jdbc.sql("insert into absence (id, user_id, away_from, away_until, substitute, entered_by, entered_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), user, from, until, substitute.orElse(null), by, OffsetDateTime.now(clock)).update();
    }

    public void remove(String id) {
        jdbc.sql("delete from absence where id = ?").param(id).update();
    }

    /** Absences that have not ended, by day. */
    public List<Absence> current() {
        return jdbc.sql("select id, user_id, away_from, away_until, substitute from absence where away_until >= ? order by away_from, user_id").param(LocalDate.now(clock))
                .query((row, n) -> new Absence(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class), Optional.ofNullable(row.getString(5)))).list();
    }

    /** Who is away today. */
    List<Absence> today() {
        var today = LocalDate.now(clock);
        return current().stream().filter(a -> !a.from().isAfter(today)).toList();
    }
}
