package io.tiaoli.workers.homeservice;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.pricing.Money;

/** Keeps what was found and done at one car, right after its form; {@code door-to-door-service} S5. */
@Component
@Label("登记一辆车的预检")
@Refuses("check-invalid")
public class KeepCarCheck implements Worker<KeepCarCheck.In, KeepCarCheck.Out> {

    private static final String REFUSAL = "check-invalid";

    /** @param record the form record, which was submitted for this car a moment ago */
    public record In(@Label("车辆序号") int carNo, @Label("预检单（表单记录名）") String record) {}

    public record Out(@Label("车来了") boolean carAttended, @Label("有问题") boolean carHasFinding, @Label("发现的问题") Optional<String> carFinding, @Label("应收（分）") long amountFen,
            @Label("里程（公里）") Optional<Integer> mileageKm) {}

    private final HomeVisits visits;
    private final FormRecords forms;

    KeepCarCheck(HomeVisits visits, FormRecords forms) {
        this.visits = visits;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var check = forms.read(step.caseNo(), in.record(), CarCheck.class, REFUSAL);
        long amountFen = Money.fen("应收", check.amountYuan().orElse(BigDecimal.ZERO), REFUSAL);
        visits.checked(step.caseNo(), in.carNo(), check, amountFen);
        return new Out(check.attended(), check.attended() && check.finding().isPresent(), check.finding(), amountFen, check.mileageKm());
    }
}
