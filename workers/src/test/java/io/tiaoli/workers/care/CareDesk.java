package io.tiaoli.workers.care;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.contact.ContactWindow;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.TakeTurn;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.forms.StoredFormRecords;
import io.tiaoli.workers.messaging.RecordedEvents;

/** The desk that works off plans on one database, with a clock and a plan that tests set: {@code @MethodSource("io.tiaoli.workers.care.CareDesk#onBoth")}. */
final class CareDesk {

    private static final Map<String, CareDesk> DESKS = new ConcurrentHashMap<>();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final RecordedEvents events = new RecordedEvents();
    List<PlannedContact> plan = List.of();
    private Instant now;

    private CareDesk(DriverManagerDataSource database) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of("tiaoli.calls.per-day", "1")));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database));
        context.registerBean(com.fasterxml.jackson.databind.ObjectMapper.class, () -> new com.fasterxml.jackson.databind.ObjectMapper());
        context.registerBean(Clock.class, DeskClock::new);
        context.registerBean(Events.class, () -> events);
        context.registerBean(CarePlans.class, () -> (name, facts) -> plan);
        context.registerBean(ContactWindow.class, () -> ContactWindow.Question::at);
        context.register(StoredFormRecords.class);
        context.scan("io.tiaoli.workers.care", "io.tiaoli.workers.contact", "io.tiaoli.workers.customers", "io.tiaoli.workers.cases");
        context.refresh();
    }

    static Stream<CareDesk> onBoth() {
        return Databases.both().map(database -> DESKS.computeIfAbsent(database.getUrl(), url -> new CareDesk(database)).at("2026-11-23T10:00"));
    }

    CareDesk at(String local) {
        now = moment(local);
        return this;
    }

    static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.systemDefault()).toInstant();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    <T> T run(Supplier<T> work) {
        return new TransactionTemplate(get(PlatformTransactionManager.class)).execute(status -> work.get());
    }

    Step step(String caseNo) {
        return new Step(caseNo, "new-owner-care", "next-contact", UUID.randomUUID().toString(), now);
    }

    static String caseNo() {
        return "GH-" + UUID.randomUUID();
    }

    /** A customer who agreed to be cared for. */
    String customer() {
        String id = get(Customers.class).add("赵敏", Optional.of("女士"), Optional.empty()).id();
        run(() -> {
            get(Consents.class).grant(id, ContactPurpose.CARE, "到店");
            return id;
        });
        return id;
    }

    void plans(String caseNo, String customer, PlannedContact... rows) {
        plan = List.of(rows);
        run(() -> get(PlanCare.class).run(new PlanCare.In("test-plan", customer, Optional.empty(), Map.of("deliveredAt", java.util.Date.from(moment("2026-11-23T10:00")))), step(caseNo)));
    }

    NextCare.Out next(String caseNo) {
        return run(() -> get(NextCare.class).run(io.tiaoli.workers.Nothing.NOTHING, step(caseNo)));
    }

    StartCare.Out start(String caseNo) {
        return run(() -> get(StartCare.class).run(io.tiaoli.workers.Nothing.NOTHING, step(caseNo)));
    }

    TakeTurn.Out turn(String caseNo, String customer, ContactPurpose purpose, String turn, int priority) {
        return turn(caseNo, new TakeTurn.In(customer, purpose, turn, priority, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    TakeTurn.Out turn(String caseNo, TakeTurn.In in) {
        return run(() -> get(TakeTurn.class).run(in, step(caseNo)));
    }

    /** Code, number and state of a case's contacts, in the order of their moments. */
    List<String> contacts(String caseNo) {
        List<String> told = new ArrayList<>();
        get(CareContacts.class).of(caseNo).forEach(c -> told.add("%s %d %s".formatted(c.code(), c.number(), c.state())));
        return told;
    }

    private final class DeskClock extends Clock {

        @Override
        public java.time.ZoneId getZone() {
            return ZoneId.systemDefault();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return fixed(now, zone == null ? ZoneOffset.UTC : zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
