package io.tiaoli.workers.pricing;

import java.util.List;

/** One version of a quote with its lines. */
public record Quote(String caseNo, int version, QuoteScope scope, QuoteState state, List<QuoteLine> lines) {

    public long totalFen() {
        return total(lines);
    }

    static long total(List<QuoteLine> lines) {
        return lines.stream().mapToLong(QuoteLine::amountFen).sum();
    }

    static long total(List<QuoteLine> lines, LineKind kind) {
        return total(lines.stream().filter(line -> line.kind() == kind).toList());
    }
}
