package io.tiaoli.web.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.Bay;
import io.tiaoli.workers.appointments.Bays;
import io.tiaoli.workers.imports.ImportState;
import io.tiaoli.workers.imports.Imports;
import io.tiaoli.workers.pricing.LabourRate;
import io.tiaoli.workers.pricing.LabourRates;
import io.tiaoli.workers.showroom.ShowroomCar.Kind;
import io.tiaoli.workers.showroom.ShowroomCars;

/** What the demo company has: customers, vehicles, parts, prices, bays; each brought in once, so that nothing comes back that was changed. */
@Component
@Order(25)
@ConditionalOnProperty("tiaoli.demo")
class DemoCompany implements ApplicationRunner {

    private static final String WHO = "演示";

    private final Imports imports;
    private final LabourRates rates;
    private final Bays bays;
    private final Advisors advisors;
    private final DemoPeople people;
    private final ShowroomCars cars;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoCompany(Imports imports, LabourRates rates, Bays bays, Advisors advisors, DemoPeople people, ShowroomCars cars, JdbcClient jdbc, Clock clock) {
        this.imports = imports;
        this.rates = rates;
        this.bays = bays;
        this.advisors = advisors;
        this.people = people;
        this.cars = cars;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (String kind : List.of("customers", "vehicles", "parts")) {
            if (!wasBroughtIn(kind)) bring(kind);
        }
        if (rates.all().isEmpty()) {
            file("labour-rates.csv").rows().forEach(row -> rates.put(new LabourRate(row[0], row[1], new BigDecimal(row[2]).movePointRight(2).longValueExact())));
        }
        if (bays.all().isEmpty()) file("bays.csv").rows().forEach(row -> bays.put(new Bay(row[0], row[1], true)));
        if (cars.active(Kind.SHOW).isEmpty() && cars.active(Kind.TEST_DRIVE).isEmpty()) {
            cars.add(Kind.SHOW, "轩逸 白色", Optional.empty());
            cars.add(Kind.SHOW, "天籁 黑色", Optional.empty());
            cars.add(Kind.TEST_DRIVE, "轩逸 蓝色", Optional.of("京Q10001"));
        }
        if (advisors.all().isEmpty()) people.advisors().forEach(person -> advisors.put(new Advisor(person.user(), person.name(), true)));
    }

    private void bring(String kind) {
        var run = imports.now(kind, kind + ".csv", file(kind + ".csv").content(), "", WHO);
        if (run.state() != ImportState.DONE) throw new IllegalStateException("Demo file %s: %s %s".formatted(kind, run.message(), imports.problems(run.id(), 5)));
    }

    private boolean wasBroughtIn(String kind) {
        return jdbc.sql("select count(*) from import_run where kind = ? and started_by = ? and state = 'DONE'").params(kind, WHO).query(Integer.class).single() > 0;
    }

    private DemoFile file(String name) {
        return DemoFile.of(name, LocalDate.now(clock));
    }
}
