package io.tiaoli.workers.papers;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The audit of copies; rows are added and never changed. */
@Repository
class PaperActs {

    private final JdbcClient jdbc;
    private final Clock clock;

    PaperActs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(String paperId, PaperAct.What what, String who) {
        jdbc.sql("insert into personal_paper_act (id, paper_id, act, who, at) values (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), paperId, what.name(), who, OffsetDateTime.now(clock)).update();
    }

    List<PaperAct> of(String paperId) {
        return jdbc.sql("select act, who, at from personal_paper_act where paper_id = ? order by at, id").param(paperId)
                .query((row, n) -> new PaperAct(PaperAct.What.valueOf(row.getString(1)), row.getString(2), Moments.read(row, 3))).list();
    }
}
