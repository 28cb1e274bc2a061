package io.tiaoli.workers.pricing;

/** How staff and customers read whether a line can be had now. */
final class StockText {

    static String of(QuoteLine line) {
        if (line.kind() == LineKind.LABOUR) return "—";
        if (line.inStock()) return "有货";
        return line.expectedOn().map(on -> "缺货，预计%d月%d日到".formatted(on.getMonthValue(), on.getDayOfMonth())).orElse("缺货");
    }

    private StockText() {}
}
