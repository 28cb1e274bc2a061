package io.tiaoli.workers.insurance;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of renewals: which policy a case renews, for what premium, and what came of it. */
@Repository
class Renewals {

    private final JdbcClient jdbc;
    private final Clock clock;

    Renewals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void open(String caseNo, String policyNo) {
        jdbc.sql("insert into insurance_renewal (case_no, policy_no) values (?, ?)").params(caseNo, policyNo).update();
    }

    /** The row of a case, by column. */
    Optional<Map<String, Object>> row(String caseNo) {
        return jdbc.sql("select * from insurance_renewal where case_no = ?").param(caseNo).query().listOfRows().stream().findFirst();
    }

    void quoted(String caseNo, String insurer, long premiumFen, String cover) {
        jdbc.sql("update insurance_renewal set quoted_by = ?, premium_fen = ?, cover = ? where case_no = ?").params(insurer, premiumFen, cover, caseNo).update();
    }

    void renewed(String caseNo, String newPolicyNo) {
        jdbc.sql("update insurance_renewal set new_policy_no = ? where case_no = ?").params(newPolicyNo, caseNo).update();
    }

    void closed(String caseNo, PolicyState status, Optional<String> reason) {
        jdbc.sql("update insurance_renewal set status = ?, reason = ?, closed_at = ? where case_no = ?")
                .params(status.name(), reason.orElse(null), OffsetDateTime.now(clock), caseNo).update();
    }
}
