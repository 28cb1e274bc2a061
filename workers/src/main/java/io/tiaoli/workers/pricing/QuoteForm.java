package io.tiaoli.workers.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import io.tiaoli.workers.Label;

/** What the form of a quote submits: {@code {"lines":[…]}}. */
record QuoteForm(@Label("项目") List<Line> lines) {

    /**
     * One line, either parts or labour.
     *
     * @param partNo for a part: its number in the catalogue, which names and prices it
     * @param rateCode for labour: a rate of the price list, instead of {@code labourYuan}
     * @param quantity whole pieces or times, 1 when not given
     * @param labourYuan for labour: the price of one time
     */
    record Line(@Label("类别") LineKind kind, @Label("配件编号") Optional<String> partNo, @Label("项目名称") Optional<String> name,
            @Label("工时代码") Optional<String> rateCode, @Label("数量") Optional<Integer> quantity,
            @Label("工时费（元）") Optional<BigDecimal> labourYuan) {

        static Line of(QuoteLine line) {
            var labour = line.kind() == LineKind.LABOUR ? Optional.of(Money.yuan(line.unitFen())) : Optional.<BigDecimal>empty();
            return new Line(line.kind(), line.partNo(), Optional.of(line.name()), Optional.empty(), Optional.of(line.quantity()), labour);
        }
    }
}
