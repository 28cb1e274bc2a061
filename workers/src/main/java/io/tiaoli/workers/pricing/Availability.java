package io.tiaoli.workers.pricing;

import static io.tiaoli.workers.parts.ReservationState.DRAWN;
import static io.tiaoli.workers.parts.ReservationState.RESERVED;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.parts.Part;
import io.tiaoli.workers.parts.Parts;
import io.tiaoli.workers.parts.Reservations;

/** Says of each line whether its pieces are there for the case: free, or held by the case already. */
@Component
class Availability {

    private final Parts parts;
    private final Reservations reservations;
    private final Quotes quotes;

    Availability(Parts parts, Reservations reservations, Quotes quotes) {
        this.parts = parts;
        this.reservations = reservations;
        this.quotes = quotes;
    }

    /** The lines of a quote that replaces the open ones of its case; pieces of signed lines beside it are not counted twice. */
    List<QuoteLine> mark(String caseNo, QuoteScope scope, List<QuoteLine> lines) {
        Map<String, Integer> left = new HashMap<>();
        QuotedParts.pieces(lines).keySet().forEach(partNo -> left.put(partNo, parts.find(partNo).map(Part::free).orElse(0)));
        reservations.of(caseNo, RESERVED).forEach((partNo, quantity) -> left.merge(partNo, quantity, Integer::sum));
        reservations.of(caseNo, DRAWN).forEach((partNo, quantity) -> left.merge(partNo, quantity, Integer::sum));
        if (scope == QuoteScope.EXTRA) {
            QuotedParts.pieces(quotes.signedLines(caseNo)).forEach((partNo, quantity) -> left.merge(partNo, -quantity, Integer::sum));
        }
        return lines.stream().map(line -> line.inStock(line.partNo().map(partNo -> left.merge(partNo, -line.quantity(), Integer::sum) >= 0).orElse(true)))
                .toList();
    }
}
