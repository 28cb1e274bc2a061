package io.tiaoli.workers.pricing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;

/** What messages and documents may tell of prices: the quote told last, the signed lines, the settlement. */
@Component
class PriceFacts implements FactSource {

    private static final Set<String> QUOTED = Set.of("quoteTotal", "quoteLabour", "quoteParts", "quoteVersion", "lines", "signedLines", "signedTotal");
    private static final Set<String> SETTLED = Set.of("amountDue", "freeAmount", "claimCovered", "agreementDiscount", "benefit");

    private final Quotes quotes;
    private final Settlements settlements;
    private final DeclinedItems declinedItems;

    PriceFacts(Quotes quotes, Settlements settlements, DeclinedItems declinedItems) {
        this.quotes = quotes;
        this.settlements = settlements;
        this.declinedItems = declinedItems;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("quoteTotal", "报价合计", "¥283.00"), new Fact("quoteLabour", "报价工时费", "¥80.00"),
                new Fact("quoteParts", "报价配件费", "¥203.00"), new Fact("quoteVersion", "报价单版本", "2"),
                new Fact("estimateTotal", "估价合计", "¥283.00"),
                new Fact("lines", "报价明细（name、quantity、unitPrice、amount、stock、partNo）", "机油 1 ¥168.00"),
                new Fact("signedLines", "已签字的明细（同上）", "机油 1 ¥168.00"), new Fact("signedTotal", "已签字的合计", "¥283.00"),
                new Fact("declinedItems", "本次未做的项目", "前刹车片"), new Fact("amountDue", "应付金额", "¥262.70"),
                new Fact("benefit", "预约优惠", "配件优惠 ¥20.30"), new Fact("agreementDiscount", "单位协议优惠", "¥16.24（XY-20261121-0001）"),
                new Fact("freeAmount", "厂家承担", "¥0.00"), new Fact("claimCovered", "保险承担", "¥0.00"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        return wanted(caseNo, facts().stream().map(Fact::name).collect(Collectors.toSet()));
    }

    @Override
    public Map<String, Object> wanted(String caseNo, Set<String> names) {
        Map<String, Object> told = new LinkedHashMap<>();
        if (names.contains("estimateTotal")) quotes.estimate(caseNo).ifPresent(estimate -> told.put("estimateTotal", Money.text(estimate.totalFen())));
        if (names.stream().anyMatch(QUOTED::contains)) tell(quotes.valid(caseNo), told);
        if (names.contains("declinedItems")) {
            List<DeclinedItem> declined = declinedItems.of(caseNo);
            if (!declined.isEmpty()) told.put("declinedItems", declined.stream().map(DeclinedItem::name).collect(Collectors.joining("、")));
        }
        if (names.stream().anyMatch(SETTLED::contains)) settlements.latest(caseNo).ifPresent(settled -> tell(settled, told));
        return told;
    }

    private static void tell(Settlement settled, Map<String, Object> told) {
        told.put("amountDue", Money.text(settled.amountDueFen()));
        told.put("freeAmount", Money.text(settled.freeFen()));
        told.put("claimCovered", Money.text(settled.claimCoveredFen()));
        settled.agreementNo().ifPresent(no -> told.put("agreementDiscount", "%s（%s）".formatted(Money.text(settled.agreementFen()), no)));
        told.put("benefit", switch (settled.benefit()) {
            case PARTS -> "配件优惠 " + Money.text(settled.benefitValueFen());
            case COUPON -> "工时券 " + Money.text(settled.benefitValueFen());
            case NONE -> "无";
        });
    }

    private static void tell(List<Quote> valid, Map<String, Object> told) {
        if (!valid.isEmpty()) tell(valid.get(valid.size() - 1), told);
        List<QuoteLine> signed = Quotes.signedLines(valid);
        if (signed.isEmpty()) return;
        told.put("signedLines", signed.stream().map(PriceFacts::line).toList());
        told.put("signedTotal", Money.text(Quote.total(signed)));
    }

    private static void tell(Quote quote, Map<String, Object> told) {
        told.put("quoteVersion", Integer.toString(quote.version()));
        told.put("quoteTotal", Money.text(quote.totalFen()));
        told.put("quoteLabour", Money.text(Quote.total(quote.lines(), LineKind.LABOUR)));
        told.put("quoteParts", Money.text(Quote.total(quote.lines(), LineKind.PART)));
        told.put("lines", quote.lines().stream().map(PriceFacts::line).toList());
    }

    private static Map<String, String> line(QuoteLine line) {
        return Map.of("lineNo", Integer.toString(line.lineNo()), "name", line.name(), "partNo", line.partNo().orElse(""),
                "quantity", Integer.toString(line.quantity()), "unitPrice", Money.text(line.unitFen()), "amount", Money.text(line.amountFen()),
                "stock", StockText.of(line));
    }
}
