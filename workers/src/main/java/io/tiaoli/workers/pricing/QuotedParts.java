package io.tiaoli.workers.pricing;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.parts.PartsWanted;

/** Tells the parts desk what the quotes of a case need. */
@Component
class QuotedParts implements PartsWanted {

    private final Quotes quotes;

    QuotedParts(Quotes quotes) {
        this.quotes = quotes;
    }

    @Override
    public SortedMap<String, Integer> quoted(String caseNo) {
        return pieces(quotes.valid(caseNo).stream().filter(quote -> quote.state() != QuoteState.REFUSED)
                .flatMap(quote -> quote.lines().stream()).toList());
    }

    @Override
    public SortedMap<String, Integer> approved(String caseNo) {
        return pieces(quotes.signedLines(caseNo));
    }

    static SortedMap<String, Integer> pieces(List<QuoteLine> lines) {
        SortedMap<String, Integer> pieces = new TreeMap<>();
        lines.forEach(line -> line.partNo().ifPresent(partNo -> pieces.merge(partNo, line.quantity(), Integer::sum)));
        return pieces;
    }
}
