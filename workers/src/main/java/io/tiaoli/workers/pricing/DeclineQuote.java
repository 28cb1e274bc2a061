package io.tiaoli.workers.pricing;

import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Closes a quote as a whole, told or agreed: postponed, or the customer would not sign; its lines are offered again at the next visit. */
@Component
@Label("整单不做")
public class DeclineQuote implements Worker<DeclineQuote.In, DeclineQuote.Out> {

    public record In(@Label("报价单版本") int quoteVersion, @Label("车辆") String vehicleId) {}

    /** @param declinedItems names of what was declined, for staff */
    public record Out(@Label("未同意的项目") String declinedItems) {}

    private final Quotes quotes;
    private final QuoteLines lines;
    private final DeclinedItems declinedItems;

    DeclineQuote(Quotes quotes, QuoteLines lines, DeclinedItems declinedItems) {
        this.quotes = quotes;
        this.lines = lines;
        this.declinedItems = declinedItems;
    }

    @Override
    public Out run(In in, Step step) {
        Quote quote = quotes.get(step.caseNo(), in.quoteVersion());
        quote.lines().forEach(line -> {
            lines.decide(step.caseNo(), quote.version(), line.lineNo(), Decision.DECLINED);
            declinedItems.add(in.vehicleId(), step.caseNo(), line, step.now());
        });
        quotes.settle(quote, QuoteState.REFUSED, step.now());
        return new Out(quote.lines().stream().map(QuoteLine::name).collect(Collectors.joining("、")));
    }
}
