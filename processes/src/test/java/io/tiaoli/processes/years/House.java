package io.tiaoli.processes.years;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.Bay;
import io.tiaoli.workers.appointments.Bays;
import io.tiaoli.workers.calendar.CalendarImport;
import io.tiaoli.workers.sales.CarModel;
import io.tiaoli.workers.sales.CarModels;
import io.tiaoli.workers.sales.StockCars;

/** A house with one car, one bay and one advisor, calendars of its own for years to come, and a clock that goes from one due moment to the next. */
@Component
class House {

    /** Timers that have to find our customer by themselves; all others are about somebody else. */
    private static final Set<String> OF_THE_CHAIN = Set.of("insurance-renewal-selection", "lapsed-customer-winback");
    private static final String AGENT = "follow-up-agent-1";
    private static final int[] UNPUBLISHED = {2027, 2028, 2029, 2030};

    private final Shop shop;
    private final Staff staff;
    private final Owner owner;
    private final ManagementService management;
    private final RepositoryService repository;
    private final IdentityService identities;
    private final CalendarImport calendars;
    private final Advisors advisors;
    private final Bays bays;
    private final CarModels models;
    private final StockCars cars;
    private final JdbcClient jdbc;
    private List<String> stopped = List.of();

    House(Shop shop, Staff staff, Owner owner, ManagementService management, RepositoryService repository, IdentityService identities, CalendarImport calendars, Advisors advisors, Bays bays, CarModels models,
            StockCars cars, JdbcClient jdbc) {
        this.shop = shop;
        this.staff = staff;
        this.owner = owner;
        this.management = management;
        this.repository = repository;
        this.identities = identities;
        this.calendars = calendars;
        this.advisors = advisors;
        this.bays = bays;
        this.models = models;
        this.cars = cars;
        this.jdbc = jdbc;
    }

    void opens() {
        nobodyElse();
        for (int year : UNPUBLISHED) calendars.replace(year, "本店试算用的%d年日历".formatted(year), calendar(year));
        owner.appears();
        agent();
        bays.put(new Bay("3", "3号工位", true));
        advisors.put(new Advisor("service-advisor-1", "李敏", true));
        models.put(new CarModel(owner.model(), owner.model(), 12_000_000));
        cars.put(owner.vin(), owner.model(), "珠光白", Optional.empty());
    }

    private void agent() {
        if (identities.createUserQuery().userId(AGENT).count() == 0) identities.saveUser(identities.newUser(AGENT));
        if (identities.createGroupQuery().groupId("follow-up-agent").count() == 0) identities.saveGroup(identities.newGroup("follow-up-agent"));
        if (identities.createUserQuery().userId(AGENT).memberOfGroup("follow-up-agent").count() == 0) identities.createMembership(AGENT, "follow-up-agent");
    }

    /** Customers of other tests are neither lapsed nor insured here, and what happens daily without our customer stands still. */
    private void nobodyElse() {
        jdbc.sql("update insurance_policy set state = 'LAPSED' where state = 'ACTIVE'").update();
        jdbc.sql("update vehicle set last_visit_on = null").update();
        jdbc.sql("delete from appointment").update();
        bays.all().forEach(bay -> bays.put(new Bay(bay.id(), bay.name(), false)));
        advisors.all().forEach(advisor -> advisors.put(new Advisor(advisor.userId(), advisor.name(), false)));
        stopped = management.createJobQuery().timers().active().list().stream().filter(job -> job.getProcessInstanceId() == null && !OF_THE_CHAIN.contains(flow(job))).map(Job::getId).toList();
        stopped.forEach(management::suspendJobById);
    }

    void closes() {
        stopped.forEach(management::activateJobById);
        for (int year : UNPUBLISHED) {
            jdbc.sql("delete from calendar_day where calendar_year = ?").param(year).update();
            jdbc.sql("delete from calendar_year where calendar_year = ?").param(year).update();
        }
        jdbc.sql("update insurance_policy set state = 'LAPSED' where state = 'ACTIVE'").update();
        jdbc.sql("update vehicle set last_visit_on = null").update();
    }

    private String flow(Job job) {
        return repository.getProcessDefinition(job.getProcessDefinitionId()).getKey();
    }

    /** New year's day, a week in February, three days in May and a week in October; the years are not published yet. */
    private static String calendar(int year) {
        var lines = new StringBuilder(CalendarImport.HEADING + "\n%d-1-1,休,元旦\n".formatted(year));
        IntStream.rangeClosed(10, 16).forEach(day -> lines.append("%d-2-%d,休,春节\n".formatted(year, day)));
        IntStream.rangeClosed(1, 3).forEach(day -> lines.append("%d-5-%d,休,劳动节\n".formatted(year, day)));
        IntStream.rangeClosed(1, 7).forEach(day -> lines.append("%d-10-%d,休,国庆节\n".formatted(year, day)));
        return lines.toString();
    }

    /** Goes from one due moment to the next, where everybody does the work that is there, until {@code time}. */
    void until(LocalDateTime time) {
        shop.settle();
        staff.work();
        for (var next = nextDue(time); next.isPresent(); next = nextDue(time)) {
            shop.at(next.get());
            shop.settle();
            staff.work();
        }
        shop.at(time);
        shop.settle();
        staff.work();
    }

    /** The earliest timer of the engine or message of the outbox. */
    private Optional<LocalDateTime> nextDue(LocalDateTime until) {
        var timer = management.createJobQuery().timers().active().withRetriesLeft().duedateHigherThan(Shop.date(shop.now())).duedateLowerThan(Shop.date(until)).orderByJobDuedate().asc()
                .listPage(0, 1).stream().map(job -> LocalDateTime.ofInstant(job.getDuedate().toInstant(), ZoneId.systemDefault()));
        var message = jdbc.sql("select min(not_before) from message where state = 'PENDING' and not_before > ? and not_before < ?").params(stored(shop.now()), stored(until))
                .query(OffsetDateTime.class).optional().stream().map(at -> at.atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime());
        return java.util.stream.Stream.concat(timer, message).min(java.util.Comparator.naturalOrder());
    }

    private static OffsetDateTime stored(LocalDateTime time) {
        return time.atZone(ZoneId.systemDefault()).toOffsetDateTime();
    }
}
