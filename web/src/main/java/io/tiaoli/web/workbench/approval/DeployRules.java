package io.tiaoli.web.workbench.approval;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** Which business lines want a second owner's word before a flow is deployed; every change is kept. */
@Repository
class DeployRules {

    /** A change of the setting of a line. */
    record Rule(String line, boolean secondOwner, String reason, String by, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    DeployRules(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean needsSecondOwner(String line) {
        return of(line).map(Rule::secondOwner).orElse(false);
    }

    /** The setting that holds now; empty where nobody ever changed it, which asks for one owner. */
    Optional<Rule> of(String line) {
        return changes(line).stream().findFirst();
    }

    /** The newest first. */
    List<Rule> changes(String line) {
        return jdbc.sql("select line, second_owner, reason, changed_by, changed_at from deploy_rule where line = ? order by seq desc").param(line)
                .query((row, n) -> new Rule(row.getString(1), row.getBoolean(2), row.getString(3), row.getString(4), Moments.read(row, 5))).list();
    }

    void change(String line, boolean secondOwner, String reason, String by) {
        jdbc.sql("insert into deploy_rule (line, second_owner, reason, changed_by, changed_at) values (?, ?, ?, ?, ?)").params(line, secondOwner, reason, by, OffsetDateTime.now(clock)).update();
    }
}
