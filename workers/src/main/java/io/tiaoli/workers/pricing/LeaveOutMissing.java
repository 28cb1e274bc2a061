package io.tiaoli.workers.pricing;

import java.util.List;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/**
 * Prepares the quote form with only the lines that can be done now, vehicle-repair S13 PARTIAL;
 * what is left out is kept for the next visit.
 */
@Component
@Label("只做有货的项目")
public class LeaveOutMissing implements Worker<LeaveOutMissing.In, LeaveOutMissing.Out> {

    /** @param quoteRecord the form record of the quote */
    public record In(@Label("报价明细（表单记录名）") String quoteRecord, @Label("报价单版本") int quoteVersion, @Label("车辆") String vehicleId) {}

    public record Out(@Label("保留行数") int remainingLines, @Label("推迟行数") int postponedLines) {}

    private final Quotes quotes;
    private final QuoteLines lines;
    private final Availability availability;
    private final DeclinedItems declinedItems;
    private final QuotePrefill prefill;

    LeaveOutMissing(Quotes quotes, QuoteLines lines, Availability availability, DeclinedItems declinedItems, QuotePrefill prefill) {
        this.quotes = quotes;
        this.lines = lines;
        this.availability = availability;
        this.declinedItems = declinedItems;
        this.prefill = prefill;
    }

    @Override
    public Out run(In in, Step step) {
        Quote quote = quotes.get(step.caseNo(), in.quoteVersion());
        List<QuoteLine> now = availability.mark(step.caseNo(), quote.scope(), quote.lines());
        List<QuoteLine> remaining = now.stream().filter(QuoteLine::inStock).toList();
        List<QuoteLine> missing = now.stream().filter(line -> !line.inStock()).toList();
        missing.forEach(line -> {
            lines.decide(step.caseNo(), quote.version(), line.lineNo(), Decision.DECLINED);
            declinedItems.add(in.vehicleId(), step.caseNo(), line, step.now());
        });
        prefill.quote(step.caseNo(), in.quoteRecord(), remaining);
        return new Out(remaining.size(), missing.size());
    }
}
