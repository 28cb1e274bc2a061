package io.tiaoli.workers.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.parts.Part;
import io.tiaoli.workers.parts.Parts;

/**
 * Keeps the standard maintenance estimate that the decision tables gave, vehicle-repair S7, and prepares the quote form with it.
 * The prices told here stay, whatever the catalogue says when the quote takes them over.
 */
@Component
@Label("记录保养估价")
@Refuses(RecordEstimate.INVALID)
public class RecordEstimate implements Worker<RecordEstimate.In, RecordEstimate.Out> {

    static final String INVALID = "amount-invalid";

    /**
     * @param quoteRecord the form record of the quote that takes the estimate over
     * @param labourYuan, oilYuan, filterYuan, plugYuan from the decision, yuan with at most two decimals; 0 leaves the line out
     * @param oilGrade as staff and customers read it, such as 半合成油
     * @param oilPartNo, filterPartNo, plugPartNo what to reserve in stock, where the decision names a part of this shop's catalogue
     */
    public record In(@Label("报价明细（表单记录名）") String quoteRecord, @Label("机油等级") String oilGrade,
            @Label("工时（元）") BigDecimal labourYuan, @Label("机油（元）") BigDecimal oilYuan,
            @Label("机油滤清器（元）") BigDecimal filterYuan, @Label("放油口垫片（元）") BigDecimal plugYuan,
            @Label("机油配件编号") Optional<String> oilPartNo, @Label("机滤配件编号") Optional<String> filterPartNo,
            @Label("垫片配件编号") Optional<String> plugPartNo) {}

    public record Out(@Label("估价单版本") int quoteVersion, @Label("估价合计（分）") long estimateTotalFen, @Label("配件齐全") boolean allInStock) {}

    private final Parts parts;
    private final Availability availability;
    private final Quotes quotes;
    private final QuotePrefill prefill;

    RecordEstimate(Parts parts, Availability availability, Quotes quotes, QuotePrefill prefill) {
        this.parts = parts;
        this.availability = availability;
        this.quotes = quotes;
        this.prefill = prefill;
    }

    @Override
    public Out run(In in, Step step) {
        List<QuoteLine> lines = List.of(
                line(LineKind.LABOUR, Optional.empty(), "更换机油、机滤工时", in.labourYuan()),
                line(LineKind.PART, in.oilPartNo(), "机油（%s）".formatted(in.oilGrade()), in.oilYuan()),
                line(LineKind.PART, in.filterPartNo(), "机油滤清器", in.filterYuan()),
                line(LineKind.PART, in.plugPartNo(), "放油口垫片", in.plugYuan()));
        List<QuoteLine> charged = lines.stream().filter(line -> line.unitFen() > 0).toList();
        Quote estimate = quotes.write(step.caseNo(), QuoteScope.ESTIMATE, QuoteState.DRAFT,
                availability.mark(step.caseNo(), QuoteScope.ESTIMATE, charged), step.now());
        prefill.quote(step.caseNo(), in.quoteRecord(), estimate.lines());
        return new Out(estimate.version(), estimate.totalFen(), estimate.lines().stream().allMatch(QuoteLine::inStock));
    }

    private QuoteLine line(LineKind kind, Optional<String> partNo, String name, BigDecimal yuan) {
        return QuoteLine.of(kind, partNo.filter(no -> parts.find(no).filter(Part::active).isPresent()), name, 1, Money.fen(name, yuan, INVALID), Origin.ESTIMATE);
    }
}
