package io.tiaoli.workers.pricing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of the quotes. */
@Repository
class QuoteLines {

    private final JdbcClient jdbc;

    QuoteLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<QuoteLine> of(String caseNo, int version) {
        return jdbc.sql("""
                select line_no, kind, part_no, name, quantity, unit_fen, in_stock, expected_on, decision, origin
                from quote_line where case_no = ? and version = ? order by line_no""").params(caseNo, version)
                .query((row, n) -> new QuoteLine(row.getInt(1), LineKind.valueOf(row.getString(2)), Optional.ofNullable(row.getString(3)),
                        row.getString(4), row.getInt(5), row.getLong(6), row.getBoolean(7),
                        Optional.ofNullable(row.getObject(8, LocalDate.class)), Decision.valueOf(row.getString(9)), Origin.valueOf(row.getString(10))))
                .list();
    }

    void insert(String caseNo, int version, QuoteLine line) {
        jdbc.sql("""
                insert into quote_line (case_no, version, line_no, kind, part_no, name, quantity, unit_fen, amount_fen,
                                        in_stock, expected_on, decision, origin)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(caseNo, version, line.lineNo(), line.kind().name(), line.partNo().orElse(null), line.name(), line.quantity(),
                        line.unitFen(), line.amountFen(), line.inStock(), line.expectedOn().orElse(null), line.decision().name(), line.origin().name())
                .update();
    }

    void decide(String caseNo, int version, int lineNo, Decision decision) {
        jdbc.sql("update quote_line set decision = ? where case_no = ? and version = ? and line_no = ?")
                .params(decision.name(), caseNo, version, lineNo).update();
    }

    /** Notes when the missing pieces of a version arrive, and says how many lines wait for them. */
    int expect(String caseNo, int version, LocalDate on) {
        return jdbc.sql("update quote_line set expected_on = ? where case_no = ? and version = ? and not in_stock")
                .params(on, caseNo, version).update();
    }
}
