package io.tiaoli.workers.pricing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One priced line.
 *
 * @param lineNo counted from 1 within the version
 * @param partNo empty for labour, and for parts of an estimate that names no part number
 * @param quantity whole pieces of the part's unit; for labour, times
 * @param inStock the pieces were there for this case when the line was priced; labour always is
 * @param expectedOn when missing pieces arrive, once somebody knows
 */
public record QuoteLine(int lineNo, LineKind kind, Optional<String> partNo, String name, int quantity, long unitFen, boolean inStock,
        Optional<LocalDate> expectedOn, Decision decision, Origin origin) {

    public long amountFen() {
        return unitFen * quantity;
    }

    static QuoteLine of(LineKind kind, Optional<String> partNo, String name, int quantity, long unitFen, Origin origin) {
        return new QuoteLine(0, kind, partNo, name, quantity, unitFen, true, Optional.empty(), Decision.OPEN, origin);
    }

    QuoteLine numbered(int no) {
        return new QuoteLine(no, kind, partNo, name, quantity, unitFen, inStock, expectedOn, decision, origin);
    }

    QuoteLine inStock(boolean there) {
        return new QuoteLine(lineNo, kind, partNo, name, quantity, unitFen, there, expectedOn, decision, origin);
    }

    QuoteLine expected(Optional<LocalDate> on) {
        return new QuoteLine(lineNo, kind, partNo, name, quantity, unitFen, inStock, on, decision, origin);
    }

    QuoteLine decided(Decision by) {
        return new QuoteLine(lineNo, kind, partNo, name, quantity, unitFen, inStock, expectedOn, by, origin);
    }
}
