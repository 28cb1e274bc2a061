package io.tiaoli.workers.insurance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.pricing.Money;
import io.tiaoli.workers.sales.SalesOrder;
import io.tiaoli.workers.sales.SalesOrders;

/** Files the policy of a new car, so that its renewal is found when it ends; {@code vehicle-delivery} S2. */
@Component
@Label("登记新车保单")
@Refuses(FilePolicy.INVALID)
public class FilePolicy implements Worker<FilePolicy.In, Nothing> {

    static final String INVALID = "policy-invalid";

    private record Form(@Label("保单号") Optional<String> policyNo, @Label("保险公司") Optional<String> insurer, @Label("保险起期") Optional<LocalDate> policyStartsOn,
            @Label("保险止期") Optional<LocalDate> policyEndsOn, @Label("保费（元）") Optional<BigDecimal> premiumYuan) {}

    /** @param record where the policy was entered; without a policy number nothing is filed, unless the order was insured here */
    public record In(@Label("订单号") String orderNo, @Label("客户") String customerId, @Label("车辆") String vehicleId, @Label("表单记录") String record) {}

    private final Policies policies;
    private final SalesOrders orders;
    private final FormRecords forms;

    FilePolicy(Policies policies, SalesOrders orders, FormRecords forms) {
        this.policies = policies;
        this.orders = orders;
        this.forms = forms;
    }

    @Override
    public Nothing run(In in, Step step) {
        var form = forms.read(step.caseNo(), in.record(), Form.class, INVALID);
        var premium = orders.find(in.orderNo()).flatMap(SalesOrder::premiumFen).filter(fen -> fen > 0);
        if (form.policyNo().isPresent()) file(in, form, form.policyNo().get(), premium);
        else if (premium.isPresent()) throw new Refused(INVALID, "订单「%s」在本店投保，请填「保单号」".formatted(in.orderNo()));
        return Nothing.NOTHING;
    }

    private void file(In in, Form form, String policyNo, Optional<Long> premium) {
        policies.find(policyNo).filter(known -> !known.customerId().equals(in.customerId())).ifPresent(known -> {
            throw new Refused(INVALID, "保单「%s」在档案里是另一位客户的".formatted(policyNo));
        });
        var starts = form.policyStartsOn().orElseThrow(() -> missing(policyNo, "保险起期"));
        var ends = form.policyEndsOn().orElseThrow(() -> missing(policyNo, "保险止期"));
        if (ends.isBefore(starts)) throw new Refused(INVALID, "「保险止期」%s 早于「保险起期」%s".formatted(ends, starts));
        long fen = premium.orElseGet(() -> Money.fen("保费", form.premiumYuan().orElseThrow(() -> missing(policyNo, "保费（元）")), INVALID));
        if (fen == 0) throw new Refused(INVALID, "「保费」应大于 0");
        policies.put(new Policy(policyNo, in.customerId(), Optional.of(in.vehicleId()), form.insurer().orElseThrow(() -> missing(policyNo, "保险公司")), starts, ends, fen,
                premium.isPresent(), PolicyState.ACTIVE));
    }

    private static Refused missing(String policyNo, String what) {
        return new Refused(INVALID, "保单「%s」请填「%s」".formatted(policyNo, what));
    }
}
