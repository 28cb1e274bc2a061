package io.tiaoli.workers.insurance;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.pricing.Money;

/** Keeps the premium that is offered for the next year; {@code insurance-renewal} S2. */
@Component
@Label("登记续保报价")
@Refuses("amount-invalid")
public class QuoteRenewal implements Worker<QuoteRenewal.In, QuoteRenewal.Out> {

    private static final String REFUSAL = "amount-invalid";

    /** @param record the form record with {@code quotedBy}, {@code premiumYuan} and {@code cover} */
    public record In(@Label("报价（表单记录名）") String record) {}

    public record Out(@Label("续保保费（分）") long premiumFen) {}

    record Entered(@Label("报价的保险公司") String quotedBy, @Label("续保保费（元）") BigDecimal premiumYuan, @Label("投保险种") Optional<String> cover) {}

    private final Renewals renewals;
    private final FormRecords forms;

    QuoteRenewal(Renewals renewals, FormRecords forms) {
        this.renewals = renewals;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var entered = forms.read(step.caseNo(), in.record(), Entered.class, REFUSAL);
        long premiumFen = Money.fen("续保保费", entered.premiumYuan(), REFUSAL);
        if (premiumFen == 0) throw new Refused(REFUSAL, "「续保保费」应大于 0");
        renewals.quoted(step.caseNo(), entered.quotedBy(), premiumFen, entered.cover().orElse("—"));
        return new Out(premiumFen);
    }
}
