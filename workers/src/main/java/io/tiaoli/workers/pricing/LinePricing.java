package io.tiaoli.workers.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Refused;
import io.tiaoli.workers.parts.Part;
import io.tiaoli.workers.parts.Parts;

/** Prices typed lines: parts from the catalogue, labour as typed or by rate, lines of the estimate as they were estimated. */
@Component
class LinePricing {

    static final String UNKNOWN = "part-unknown";
    static final String INVALID = "quote-invalid";
    private static final int MOST_LINES = 200;
    private static final int MOST_PIECES = 999;
    private static final int LONGEST_NAME = 120;

    private final Parts parts;
    private final LabourRates rates;

    LinePricing(Parts parts, LabourRates rates) {
        this.parts = parts;
        this.rates = rates;
    }

    /** @param estimated lines whose price was told already; each can be taken over once */
    List<QuoteLine> price(QuoteForm form, List<QuoteLine> estimated, Origin origin) {
        if (form.lines().isEmpty() || form.lines().size() > MOST_LINES) {
            throw new Refused(INVALID, "报价单有 %d 行，应为 1 到 %d 行".formatted(form.lines().size(), MOST_LINES));
        }
        List<QuoteLine> open = new ArrayList<>(estimated);
        List<QuoteLine> priced = new ArrayList<>();
        for (var line : form.lines()) {
            var taken = open.stream().filter(estimate -> same(line, estimate)).findFirst();
            taken.ifPresent(open::remove);
            priced.add(taken.map(estimate -> QuoteLine.of(estimate.kind(), estimate.partNo(), estimate.name(), estimate.quantity(), estimate.unitFen(), Origin.ESTIMATE))
                    .orElseGet(() -> line.kind() == LineKind.PART ? part(line, priced.size() + 1, origin) : labour(line, priced.size() + 1, origin)));
        }
        return priced;
    }

    private static boolean same(QuoteForm.Line line, QuoteLine estimate) {
        if (line.kind() != estimate.kind() || line.quantity().orElse(1) != estimate.quantity()) return false;
        boolean named = line.name().filter(estimate.name()::equals).isPresent();
        if (line.kind() == LineKind.PART) return line.partNo().isPresent() ? line.partNo().equals(estimate.partNo()) : named && estimate.partNo().isEmpty();
        return named && line.rateCode().isEmpty() && line.labourYuan().map(yuan -> yuan.compareTo(Money.yuan(estimate.unitFen())) == 0).orElse(true);
    }

    private QuoteLine part(QuoteForm.Line line, int lineNo, Origin origin) {
        String partNo = line.partNo().orElseThrow(() ->
                new Refused(UNKNOWN, "第 %d 行「%s」没有配件编号".formatted(lineNo, line.name().orElse(""))));
        Part part = parts.find(partNo).filter(Part::active).orElseThrow(() ->
                new Refused(UNKNOWN, "第 %d 行的配件编号「%s」不在配件目录里，请按编号或名称查找".formatted(lineNo, partNo)));
        return QuoteLine.of(LineKind.PART, Optional.of(part.partNo()), part.name(), quantity(line, lineNo), part.priceFen(), origin);
    }

    private QuoteLine labour(QuoteForm.Line line, int lineNo, Origin origin) {
        if (line.rateCode().isPresent()) {
            LabourRate rate = rates.find(line.rateCode().get()).orElseThrow(() ->
                    new Refused(INVALID, "第 %d 行的工时代码「%s」不在工时价目表里".formatted(lineNo, line.rateCode().get())));
            return QuoteLine.of(LineKind.LABOUR, Optional.empty(), rate.name(), quantity(line, lineNo), rate.priceFen(), origin);
        }
        String name = line.name().orElseThrow(() -> new Refused(INVALID, "第 %d 行没有写明工时项目的名称".formatted(lineNo)));
        if (name.length() > LONGEST_NAME) throw new Refused(INVALID, "第 %d 行的名称有 %d 个字，最多 %d 个".formatted(lineNo, name.length(), LONGEST_NAME));
        var yuan = line.labourYuan().orElseThrow(() -> new Refused(INVALID, "第 %d 行「%s」没有工时费，请填写金额或工时代码".formatted(lineNo, name)));
        return QuoteLine.of(LineKind.LABOUR, Optional.empty(), name, quantity(line, lineNo), Money.fen(name, yuan, INVALID), origin);
    }

    private static int quantity(QuoteForm.Line line, int lineNo) {
        int quantity = line.quantity().orElse(1);
        if (quantity < 1 || quantity > MOST_PIECES) {
            throw new Refused(INVALID, "第 %d 行的数量「%d」不合要求，应为 1 到 %d 的整数".formatted(lineNo, quantity, MOST_PIECES));
        }
        return quantity;
    }
}
