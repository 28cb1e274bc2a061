package io.tiaoli.workers.papers;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes copies once the days after the end of their purpose are over. */
@Component
public class PaperRetention {

    private static final String BY = "到期自动删除";

    private record Kept(String id, PaperKind kind, Optional<LocalDate> neededUntil, Optional<LocalDate> caseEnded) {

        Optional<LocalDate> end() {
            return neededUntil.or(this::caseEnded);
        }
    }

    private final JdbcClient jdbc;
    private final Papers papers;
    private final PaperSettings settings;
    private final Clock clock;

    PaperRetention(JdbcClient jdbc, Papers papers, PaperSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.papers = papers;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns how many were deleted; two nodes at once delete each copy once. */
    public int runOnce() {
        var today = LocalDate.now(clock);
        return (int) jdbc.sql("""
                select p.id, p.kind, p.needed_until, c.ended_at from personal_paper p left join service_case c on c.case_no = p.case_no
                where p.deleted_at is null and (p.needed_until is not null or c.ended_at is not null)""")
                .query((row, n) -> new Kept(row.getString(1), PaperKind.valueOf(row.getString(2)), Optional.ofNullable(row.getObject(3, LocalDate.class)),
                        Optional.ofNullable(row.getObject(4, OffsetDateTime.class)).map(at -> at.atZoneSameInstant(clock.getZone()).toLocalDate()))).list().stream()
                .filter(kept -> kept.end().map(end -> end.plusDays(settings.keepDays(kept.kind()))).filter(last -> last.isBefore(today)).isPresent())
                .filter(kept -> papers.delete(kept.id(), BY)).count();
    }
}
