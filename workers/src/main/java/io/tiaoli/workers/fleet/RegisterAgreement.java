package io.tiaoli.workers.fleet;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.forms.FormRecords;

/** Puts a signed agreement into force: its cars are listed, their owners become CORPORATE customers. Serves {@code fleet-agreement} S6. */
@Component
@Label("登记单位协议")
@Refuses(RegisterAgreement.INVALID)
public class RegisterAgreement implements Worker<RegisterAgreement.In, RegisterAgreement.Out> {

    static final String INVALID = "car-list-invalid";

    /**
     * @param record form record with signedOn and carList, one car a line
     * @param reviewAfter ISO period such as P1Y; an agreement that ends sooner is reviewed on its last day
     */
    public record In(@Label("签约（表单记录名）") String record, @Label("多久评审一次") String reviewAfter) {}

    public record Out(@Label("协议编号") String agreementNo, @Label("有效期至") LocalDate validUntil, @Label("评审时间") Instant reviewAt,
            @Label("车主（客户编号）") List<String> ownerIds, @Label("车辆数") int carCount) {}

    private final FormRecords forms;
    private final Agreements agreements;
    private final FleetCars cars;
    private final CarRegister register;
    private final Clock clock;

    RegisterAgreement(FormRecords forms, Agreements agreements, FleetCars cars, CarRegister register, Clock clock) {
        this.forms = forms;
        this.agreements = agreements;
        this.cars = cars;
        this.register = register;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        var signing = forms.read(step.caseNo(), in.record(), SigningForm.class, INVALID);
        List<Vehicle> listed = ListedCar.of(signing.carList(), INVALID).stream().map(this::free).toList();
        LocalDate validUntil = signing.signedOn().plusMonths(agreements.get(step.caseNo()).terms().validMonths());
        agreements.sign(step.caseNo(), signing.signedOn(), validUntil);
        listed.forEach(car -> cars.add(step.caseNo(), car));
        var review = ReviewDay.of(signing.signedOn(), Period.parse(in.reviewAfter()), validUntil, clock.getZone());
        return new Out(step.caseNo(), validUntil, review, listed.stream().map(Vehicle::customerId).distinct().toList(), listed.size());
    }

    private Vehicle free(ListedCar listed) {
        Vehicle car = register.enter(listed, INVALID);
        cars.agreementOf(car.id()).ifPresent(other -> {
            throw new Refused(INVALID, "第 %d 行的 %s 已在协议 %s 里".formatted(listed.lineNo(), car.plateNo(), other));
        });
        return car;
    }
}
