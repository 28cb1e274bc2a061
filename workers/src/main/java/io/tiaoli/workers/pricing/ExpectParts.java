package io.tiaoli.workers.pricing;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes on the lines that lack parts when these arrive, vehicle-repair S13. */
@Component
@Label("登记配件到货日期")
public class ExpectParts implements Worker<ExpectParts.In, ExpectParts.Out> {

    public record In(@Label("报价单版本") int quoteVersion, @Label("预计到货日期") LocalDate expectedOn) {}

    public record Out(@Label("等待配件的行数") int waitingLines) {}

    private final QuoteLines lines;

    ExpectParts(QuoteLines lines) {
        this.lines = lines;
    }

    @Override
    public Out run(In in, Step step) {
        return new Out(lines.expect(step.caseNo(), in.quoteVersion(), in.expectedOn()));
    }
}
