package io.tiaoli.workers.pricing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/**
 * Takes over what the customer says to each line of a quote, vehicle-repair S14–S15.
 *
 * <p>ALL signs the version. PARTLY replaces it by a new version with only the approved lines, to be signed in its turn, and
 * prepares both forms with it. REFUSED closes it. What is declined is kept for the next visit.
 */
@Component
@Label("登记客户确认结果")
@Refuses("approval-unclear")
public class ApplyApproval implements Worker<ApplyApproval.In, ApplyApproval.Out> {

    /**
     * @param record the form record with the decisions
     * @param quoteRecord the form record of the quote, prepared with the approved lines after PARTLY
     * @param quoteVersion the version that the customer saw
     */
    public record In(@Label("客户确认（表单记录名）") String record, @Label("报价明细（表单记录名）") String quoteRecord,
            @Label("报价单版本") int quoteVersion, @Label("车辆") String vehicleId) {}

    /**
     * @param customerApproved approval is not REFUSED
     * @param approvedTotalFen sum of the approved lines
     * @param quoteVersion the version that counts now: a new one after PARTLY
     * @param declinedItems names of what was declined, for staff
     */
    public record Out(@Label("客户意见") Approval approval, @Label("客户同意维修") boolean customerApproved,
            @Label("同意金额（分）") long approvedTotalFen, @Label("报价单版本") int quoteVersion, @Label("未同意的项目") String declinedItems) {}

    private final FormRecords forms;
    private final Quotes quotes;
    private final QuoteLines lines;
    private final DeclinedItems declinedItems;
    private final QuotePrefill prefill;

    ApplyApproval(FormRecords forms, Quotes quotes, QuoteLines lines, DeclinedItems declinedItems, QuotePrefill prefill) {
        this.forms = forms;
        this.quotes = quotes;
        this.lines = lines;
        this.declinedItems = declinedItems;
        this.prefill = prefill;
    }

    @Override
    public Out run(In in, Step step) {
        Quote quote = quotes.get(step.caseNo(), in.quoteVersion());
        if (quote.state() != QuoteState.OFFERED) {
            throw new IllegalStateException("%s 的报价单第 %d 版已经是 %s，不能再确认".formatted(step.caseNo(), quote.version(), quote.state()));
        }
        Map<Integer, Decision> decisions = forms.read(step.caseNo(), in.record(), ApprovalForm.class, "approval-unclear").on(quote);
        decisions.forEach((lineNo, decision) -> lines.decide(step.caseNo(), quote.version(), lineNo, decision));
        List<QuoteLine> approved = decided(quote, decisions, Decision.APPROVED);
        List<QuoteLine> declined = decided(quote, decisions, Decision.DECLINED);
        declined.forEach(line -> declinedItems.add(in.vehicleId(), step.caseNo(), line, step.now()));
        Approval approval = declined.isEmpty() ? Approval.ALL : approved.isEmpty() ? Approval.REFUSED : Approval.PARTLY;
        int version = approval == Approval.PARTLY ? offerAgain(in, quote, approved, step) : quote.version();
        if (approval != Approval.PARTLY) quotes.settle(quote, approval == Approval.ALL ? QuoteState.SIGNED : QuoteState.REFUSED, step.now());
        return new Out(approval, approval != Approval.REFUSED, Quote.total(approved), version,
                declined.stream().map(QuoteLine::name).collect(Collectors.joining("、")));
    }

    private int offerAgain(In in, Quote quote, List<QuoteLine> approved, Step step) {
        Quote reduced = quotes.write(step.caseNo(), quote.scope(), QuoteState.OFFERED,
                approved.stream().map(line -> line.decided(Decision.OPEN)).toList(), step.now());
        prefill.quote(step.caseNo(), in.quoteRecord(), reduced.lines());
        prefill.approval(in.record(), reduced);
        return reduced.version();
    }

    private static List<QuoteLine> decided(Quote quote, Map<Integer, Decision> decisions, Decision wanted) {
        return quote.lines().stream().filter(line -> decisions.get(line.lineNo()) == wanted).toList();
    }
}
