package io.tiaoli.workers.pricing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The settlements of all cases; a later one of a case counts instead of an earlier one. */
@Repository
public class Settlements {

    private final JdbcClient jdbc;

    Settlements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Settlement> latest(String caseNo) {
        return jdbc.sql("""
                select labour_fen, parts_fen, free_fen, claim_covered_fen, benefit, benefit_value_fen, agreement_no, agreement_fen, amount_due_fen
                from settlement where case_no = ? order by version desc fetch first 1 rows only""").param(caseNo)
                .query((row, n) -> new Settlement(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), Benefit.valueOf(row.getString(5)), row.getLong(6),
                        Optional.ofNullable(row.getString(7)), row.getLong(8), row.getLong(9))).optional();
    }

    void add(String caseNo, Settlement settled, Instant at) {
        int version = 1 + jdbc.sql("select coalesce(max(version), 0) from settlement where case_no = ?").param(caseNo).query(Integer.class).single();
        jdbc.sql("""
                insert into settlement (case_no, version, labour_fen, parts_fen, free_fen, claim_covered_fen, benefit, benefit_value_fen, agreement_no, agreement_fen, amount_due_fen, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(caseNo, version, settled.labourFen(), settled.partsFen(), settled.freeFen(), settled.claimCoveredFen(),
                        settled.benefit().name(), settled.benefitValueFen(), settled.agreementNo().orElse(null), settled.agreementFen(), settled.amountDueFen(), at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
