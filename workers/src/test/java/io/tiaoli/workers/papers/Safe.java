package io.tiaoli.workers.papers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.Step;

/** A case with its papers, and a clock that can be moved. */
final class Safe {

    static final String KEY = "dGlhb2xpLXRlc3QtZmlsZXMta2V5LTMyLWJ5dGVzISE=";
    static final String OTHER_KEY = "YW5vdGhlci1rZXktb2YtdGhlLXNhbWUtbGVuZ3RoLS0=";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    final String caseNo = "SJ-" + UUID.randomUUID();
    final JdbcClient jdbc;
    final MockEnvironment settings = new MockEnvironment();
    private Instant now = Instant.parse("2026-11-21T01:05:00Z");
    private final Clock clock = new Clock() {

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    Safe(DriverManagerDataSource database) {
        jdbc = Databases.jdbc(database);
        jdbc.sql("delete from personal_paper").update();
    }

    Papers papers() {
        return papers(KEY);
    }

    Papers papers(String keys) {
        return new Papers(jdbc, new PaperKeys(keys, false, jdbc), new PaperActs(jdbc, clock), clock);
    }

    PaperRetention retention() {
        return new PaperRetention(jdbc, papers(), new PaperSettings(settings), clock);
    }

    Paper keep(PaperKind kind, String holder, byte[] file) {
        return papers().keep(new NewPaper(caseNo, "check-licence", kind, holder, "card.jpg", file), "sales-consultant-1");
    }

    void openCase() {
        jdbc.sql("insert into service_case (case_no, flow, process_id, started_at) values (?, 'test-drive', 'p', ?)").params(caseNo, OffsetDateTime.now(clock)).update();
    }

    void closeCase() {
        jdbc.sql("update service_case set ended_at = ? where case_no = ?").params(OffsetDateTime.now(clock), caseNo).update();
    }

    void pass(int days) {
        now = now.plus(Duration.ofDays(days));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Step step() {
        return new Step(caseNo, "test-drive", "require-licence", "a1", now);
    }

    boolean hasBytes(Paper paper) {
        return jdbc.sql("select count(*) from personal_paper where sealed is not null and id = ?").param(paper.id()).query(Integer.class).single() == 1;
    }

    byte[] stored(Paper paper) {
        return jdbc.sql("select sealed from personal_paper where id = ?").param(paper.id()).query((row, n) -> row.getBytes(1)).single();
    }
}
