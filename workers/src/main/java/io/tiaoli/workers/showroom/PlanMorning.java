package io.tiaoli.workers.showroom;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.showroom.MorningChecks.Check;

/** Builds the duty order of the day and says what is to be checked; serves {@code showroom-daily-preparation} S1. */
@Component
@Label("排值班和早间查核")
public class PlanMorning implements Worker<Nothing, PlanMorning.Out> {

    /** {@code preparedBy}: the role that checks cars; the showroom manager where no consultant is present. */
    public record Out(@Label("今天营业") boolean openToday, @Label("营业日期") LocalDate businessDate, @Label("值班顾问人数") int staffCount, @Label("展车数") int showCarCount,
            @Label("试驾车数") int testCarCount, @Label("待交车数") int deliveryCount, @Label("由谁查车") String preparedBy) {}

    private final SalesTeam team;
    private final DutyOrder duty;
    private final ShowroomCars cars;
    private final DeliveryPlans deliveries;
    private final MorningChecks checks;
    private final Clock clock;
    private final ShowroomSettings settings;

    PlanMorning(SalesTeam team, DutyOrder duty, ShowroomCars cars, DeliveryPlans deliveries, MorningChecks checks, Clock clock, ShowroomSettings settings) {
        this.team = team;
        this.duty = duty;
        this.cars = cars;
        this.deliveries = deliveries;
        this.checks = checks;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Out run(Nothing in, Step step) {
        var day = LocalDate.ofInstant(step.now(), clock.getZone());
        if (!settings.openDays().contains(day.getDayOfWeek())) return new Out(false, day, 0, 0, 0, 0, "showroom-manager");
        var staff = duty.set(day, team.present(day));
        var show = cars.active(ShowroomCar.Kind.SHOW);
        var test = cars.active(ShowroomCar.Kind.TEST_DRIVE);
        checks.plan(step.caseNo(), CheckKind.STAFF, staff.stream().map(person -> new Check(person.name(), person.userId())).toList());
        checks.plan(step.caseNo(), CheckKind.SHOW, checks(show));
        checks.plan(step.caseNo(), CheckKind.TEST_DRIVE, checks(test));
        return new Out(true, day, staff.size(), show.size(), test.size(), deliveries.open().size(), staff.isEmpty() ? "showroom-manager" : "sales-consultant");
    }

    private static List<Check> checks(List<ShowroomCar> cars) {
        return cars.stream().map(car -> new Check(car.title(), car.id())).toList();
    }
}
