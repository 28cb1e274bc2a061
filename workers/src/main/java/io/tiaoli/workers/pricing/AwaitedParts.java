package io.tiaoli.workers.pricing;

import java.util.List;

/** The missing parts of a quote for which the customer has agreed to wait, so that a changed quote does not ask again. */
record AwaitedParts(List<QuoteLine> before) {

    /** The lines of the changed quote, with the arrival that was told for those that still lack the same pieces or fewer. */
    List<QuoteLine> mark(List<QuoteLine> lines) {
        return lines.stream().map(line -> line.inStock() ? line : before.stream().filter(told -> covers(told, line)).findFirst()
                .map(told -> line.expected(told.expectedOn())).orElse(line)).toList();
    }

    private static boolean covers(QuoteLine told, QuoteLine line) {
        return !told.inStock() && told.expectedOn().isPresent() && told.decision() != Decision.DECLINED
                && told.partNo().equals(line.partNo()) && told.quantity() >= line.quantity();
    }
}
