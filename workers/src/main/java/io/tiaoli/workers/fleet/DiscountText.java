package io.tiaoli.workers.fleet;

import java.util.List;
import java.util.stream.Collectors;

/** Discounts as people read them, such as {@code 购车减 3%、维修保养配件减 8%}. */
final class DiscountText {

    static String of(List<Discount> discounts) {
        if (discounts.isEmpty()) return "没有价格优惠";
        return discounts.stream().map(DiscountText::of).collect(Collectors.joining("、"));
    }

    static String of(Discount discount) {
        return "%s减 %s%%".formatted(discount.kind().label(), discount.percent().stripTrailingZeros().toPlainString());
    }

    private DiscountText() {}
}
