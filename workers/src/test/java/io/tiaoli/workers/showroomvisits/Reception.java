package io.tiaoli.workers.showroomvisits;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.showroom.DutyOrder;
import io.tiaoli.workers.showroom.ShowroomSettings;
import io.tiaoli.workers.traffic.TrafficSheet;

/** A showroom's reception on one database, with a clock that tests set: {@code @MethodSource("io.tiaoli.workers.showroomvisits.Reception#onBoth")}. */
final class Reception {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Map<String, Reception> RECEPTIONS = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private Instant now;

    private Reception(DriverManagerDataSource database) {
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database));
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(Clock.class, ReceptionClock::new);
        context.registerBean(ShowroomSettings.class, () -> new ShowroomSettings(EnumSet.allOf(DayOfWeek.class), LocalTime.of(18, 0), new BigDecimal("0.1"), 2));
        // a demo makes its own key for copies of papers
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("demo", Map.of("tiaoli.demo", "true")));
        context.register(Cases.class, Customers.class, DutyOrder.class, TrafficSheet.class);
        context.scan("io.tiaoli.workers.showroomvisits", "io.tiaoli.workers.papers", "io.tiaoli.workers.documents", "io.tiaoli.workers.wording");
        context.refresh();
    }

    /** Saturday 21 November 2026, eight o'clock. */
    static Stream<Reception> onBoth() {
        return Databases.both().map(database -> RECEPTIONS.computeIfAbsent(database.getUrl(), url -> new Reception(database)).at("2026-11-21T08:00"));
    }

    Reception at(String local) {
        now = moment(local);
        return this;
    }

    static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    /** Four digits that no other test of this run has. */
    static String number() {
        return "%04d".formatted(NUMBER.incrementAndGet());
    }

    Step step() {
        String caseNo = "ZT-" + UUID.randomUUID();
        get(Cases.class).open(caseNo, "showroom-visit", Optional.empty(), Optional.empty(), Optional.empty(), "p");
        return new Step(caseNo, "showroom-visit", "a-step", "a1", now);
    }

    private final class ReceptionClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
