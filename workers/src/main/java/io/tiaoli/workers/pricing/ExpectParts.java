package io.tiaoli.workers.pricing;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes on the lines that lack parts when these arrive, vehicle-repair S13, and shows it in the approval form. */
@Component
@Label("登记配件到货日期")
public class ExpectParts implements Worker<ExpectParts.In, ExpectParts.Out> {

    /** @param approvalRecord the form record that will hold the customer's decision on each line */
    public record In(@Label("报价单版本") int quoteVersion, @Label("客户确认（表单记录名）") String approvalRecord, @Label("预计到货日期") LocalDate expectedOn) {}

    public record Out(@Label("等待配件的行数") int waitingLines) {}

    private final Quotes quotes;
    private final QuoteLines lines;
    private final QuotePrefill prefill;

    ExpectParts(Quotes quotes, QuoteLines lines, QuotePrefill prefill) {
        this.quotes = quotes;
        this.lines = lines;
        this.prefill = prefill;
    }

    @Override
    public Out run(In in, Step step) {
        int waiting = lines.expect(step.caseNo(), in.quoteVersion(), in.expectedOn());
        prefill.approval(in.approvalRecord(), quotes.get(step.caseNo(), in.quoteVersion()));
        return new Out(waiting);
    }
}
