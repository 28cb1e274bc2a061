package io.tiaoli.workers.fleet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Joins the sales and the service terms to one draft; labour is never discounted. Serves {@code fleet-agreement} S3. */
@Component
@Label("拟定单位协议")
@Refuses(DraftAgreement.INVALID)
public class DraftAgreement implements Worker<DraftAgreement.In, DraftAgreement.Out> {

    static final String INVALID = "terms-invalid";
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int USUAL_MONTHS = 12;

    /**
     * @param target form record with organisation, orgKind, contactPerson, contactPhone, cars
     * @param salesTerms form record with terms, validMonths, discounts
     * @param serviceTerms form record with terms, discounts
     */
    public record In(@Label("单位（表单记录名）") String target, @Label("购车条款（表单记录名）") String salesTerms, @Label("维保条款（表单记录名）") String serviceTerms) {}

    /** {@code offerTerms}: the discounts in one line, for whoever approves. */
    public record Out(@Label("优惠一览") String offerTerms) {}

    private final FormRecords forms;
    private final Agreements agreements;

    DraftAgreement(FormRecords forms, Agreements agreements) {
        this.forms = forms;
        this.agreements = agreements;
    }

    @Override
    public Out run(In in, Step step) {
        var target = forms.read(step.caseNo(), in.target(), Target.class, INVALID);
        var sales = forms.read(step.caseNo(), in.salesTerms(), TermsForm.class, INVALID);
        var service = forms.read(step.caseNo(), in.serviceTerms(), TermsForm.class, INVALID);
        List<Discount> discounts = new ArrayList<>(sales.discounts());
        discounts.addAll(service.discounts());
        check(discounts);
        agreements.draft(step.caseNo(), target, new Terms(sales.terms(), service.terms(), sales.validMonths().orElse(USUAL_MONTHS), discounts));
        return new Out(DiscountText.of(discounts));
    }

    private static void check(List<Discount> discounts) {
        Set<DiscountKind> named = EnumSet.noneOf(DiscountKind.class);
        for (Discount discount : discounts) {
            String name = discount.kind().label();
            if (discount.kind() == DiscountKind.LABOUR) throw refused("「工时」不打折，请改为配件等其他优惠");
            if (!named.add(discount.kind())) throw refused("「%s」的优惠写了两次，请合成一行".formatted(name));
            BigDecimal percent = discount.percent();
            if (percent.signum() <= 0 || percent.compareTo(HUNDRED) >= 0 || percent.stripTrailingZeros().scale() > 2) {
                throw refused("「%s」减百分之「%s」不合要求，应大于 0、小于 100，最多两位小数".formatted(name, percent.toPlainString()));
            }
        }
    }

    private static Refused refused(String message) {
        return new Refused(INVALID, message);
    }
}
