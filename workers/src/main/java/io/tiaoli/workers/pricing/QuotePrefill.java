package io.tiaoli.workers.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.workers.forms.FormRecords;

/** Fills the next quote form and the next approval form with the lines of a quote. */
@Component
class QuotePrefill {

    private record Approvals(List<Line> lines) {}

    private record Line(int lineNo, LineKind kind, Optional<String> partNo, String name, int quantity, BigDecimal unitYuan,
            BigDecimal amountYuan, String stock, Optional<Decision> decision) {

        static Line of(QuoteLine line) {
            return new Line(line.lineNo(), line.kind(), line.partNo(), line.name(), line.quantity(), Money.yuan(line.unitFen()),
                    Money.yuan(line.amountFen()), StockText.of(line), Optional.empty());
        }
    }

    private final FormRecords forms;
    private final ObjectMapper json;

    QuotePrefill(FormRecords forms, ObjectMapper json) {
        this.forms = forms;
        this.json = json;
    }

    void quote(String caseNo, String record, List<QuoteLine> lines) {
        forms.prepare(caseNo, record, json.valueToTree(new QuoteForm(lines.stream().map(QuoteForm.Line::of).toList())));
    }

    void approval(String record, Quote quote) {
        forms.prepare(quote.caseNo(), record, json.valueToTree(new Approvals(quote.lines().stream().map(Line::of).toList())));
    }
}
