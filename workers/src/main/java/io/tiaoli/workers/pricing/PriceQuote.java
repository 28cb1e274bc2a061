package io.tiaoli.workers.pricing;

import java.util.List;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/**
 * Makes the next version of a quote from the lines that a form submitted, vehicle-repair S11, and prepares the approval form.
 * Quantities are whole pieces; an amount is price times quantity, so nothing is rounded.
 */
@Component
@Label("计算报价")
@Refuses({LinePricing.UNKNOWN, LinePricing.INVALID})
public class PriceQuote implements Worker<PriceQuote.In, PriceQuote.Out> {

    /**
     * @param record the form record with the lines
     * @param approvalRecord the form record that will hold the customer's decision on each line
     * @param origin PRE_CHECK for the order, EXTRA_FINDING for what is found during the repair
     */
    public record In(@Label("报价明细（表单记录名）") String record, @Label("客户确认（表单记录名）") String approvalRecord,
            @Label("项目来源") Origin origin) {}

    /** @param waitingAgreed the customer waits for everything that lacks, as agreed on the version before */
    public record Out(@Label("报价单版本") int quoteVersion, @Label("报价合计（分）") long quoteTotalFen,
            @Label("配件齐全") boolean allInStock, @Label("缺货已说定等") boolean waitingAgreed, @Label("行数") int lineCount) {}

    private final FormRecords forms;
    private final LinePricing pricing;
    private final Availability availability;
    private final Quotes quotes;
    private final QuotePrefill prefill;

    PriceQuote(FormRecords forms, LinePricing pricing, Availability availability, Quotes quotes, QuotePrefill prefill) {
        this.forms = forms;
        this.pricing = pricing;
        this.availability = availability;
        this.quotes = quotes;
        this.prefill = prefill;
    }

    @Override
    public Out run(In in, Step step) {
        QuoteScope scope = in.origin() == Origin.EXTRA_FINDING ? QuoteScope.EXTRA : QuoteScope.ORDER;
        List<QuoteLine> estimated = scope == QuoteScope.EXTRA ? List.of() : quotes.estimate(step.caseNo()).map(Quote::lines).orElse(List.of());
        List<QuoteLine> priced = pricing.price(forms.read(step.caseNo(), in.record(), QuoteForm.class, LinePricing.INVALID), estimated, in.origin());
        var awaited = new AwaitedParts(quotes.offered(step.caseNo(), scope).map(Quote::lines).orElse(List.of()));
        List<QuoteLine> marked = awaited.mark(availability.mark(step.caseNo(), scope, priced));
        Quote quote = quotes.write(step.caseNo(), scope, QuoteState.OFFERED, marked, step.now());
        prefill.approval(in.approvalRecord(), quote);
        List<QuoteLine> missing = marked.stream().filter(line -> !line.inStock()).toList();
        boolean waitingAgreed = !missing.isEmpty() && missing.stream().allMatch(line -> line.expectedOn().isPresent());
        return new Out(quote.version(), quote.totalFen(), missing.isEmpty(), waitingAgreed, marked.size());
    }
}
