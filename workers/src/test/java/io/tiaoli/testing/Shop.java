package io.tiaoli.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.workers.Step;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.Bay;
import io.tiaoli.workers.appointments.Bays;
import io.tiaoli.workers.contact.ConsentWithdrawn;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.documents.Photos;
import io.tiaoli.workers.forms.StoredFormRecords;
import io.tiaoli.workers.parts.Part;
import io.tiaoli.workers.parts.Parts;
import io.tiaoli.workers.showroom.DeliveryPlans;

/** The workers of a shop on one database, wired by Spring, with a clock that tests set: {@code @MethodSource("io.tiaoli.testing.Shop#onBoth")}. */
public final class Shop {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String[] PACKAGES = Stream.of("forms", "parts", "pricing", "repairorders", "payments", "appointments", "customers", "cases", "complaints", "sales", "delivery", "prospects",
            "fleet", "testdrives", "usedcars", "events", "insurance", "homeservice", "winback")
            .map("io.tiaoli.workers."::concat).toArray(String[]::new);
    private static final Map<String, Shop> SHOPS = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final DriverManagerDataSource database;
    private Instant now = Instant.parse("2026-11-21T00:00:00Z");

    private Shop(DriverManagerDataSource database) {
        this.database = database;
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database));
        context.registerBean(ObjectMapper.class, () -> Jackson2ObjectMapperBuilder.json().build());
        context.registerBean(Clock.class, ShopClock::new);
        context.registerBean(ConsentWithdrawn.class, () -> (customer, purposes) -> {});
        context.register(Consents.class, Photos.class, DeliveryPlans.class);
        context.scan(PACKAGES);
        context.refresh();
    }

    /** One on PostgreSQL (where it starts) and one on H2, both opening on 21 November 2026, 08:00. */
    public static Stream<Shop> onBoth() {
        return Databases.both().map(database -> SHOPS.computeIfAbsent(database.getUrl(), url -> new Shop(database)).at("2026-11-21T08:00"));
    }

    /** The first of them: PostgreSQL where it starts. */
    public static Shop onOne() {
        return onBoth().findFirst().orElseThrow();
    }

    /** Sets the clock, in local time. */
    public Shop at(String local) {
        now = moment(local);
        return this;
    }

    public static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public <T> List<T> all(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    public JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    public <T> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(get(PlatformTransactionManager.class)).execute(status -> work.get());
    }

    public Step step(String caseNo) {
        return new Step(caseNo, "a-flow", "a-step", UUID.randomUUID().toString(), now);
    }

    /** A number that no other test uses. */
    public static String unique(String series) {
        return "%s-20261121-%04d".formatted(series, NUMBER.incrementAndGet());
    }

    /** Submits a form; single quotes stand for double ones. */
    public void submit(String caseNo, String record, String json) {
        get(StoredFormRecords.class).save(caseNo, record, "a-form", "a-step", json(json), "service-advisor-1", now);
    }

    public static JsonNode json(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** A new part in the catalogue, by its number. */
    public String part(String name, long priceFen, int stock) {
        String partNo = unique("P");
        get(Parts.class).put(new Part(partNo, name, "个", priceFen, stock, 0, true));
        return partNo;
    }

    /** A new customer, by id. */
    public String customer(String name) {
        String id = UUID.randomUUID().toString();
        jdbc().sql("""
                insert into customer (id, household_id, full_name, phone, customer_class, preferred_channel, do_not_contact, created_at)
                values (?, ?, ?, '13800000000', 'NORMAL', 'PHONE', false, ?)""")
                .params(id, id, name, now.atZone(ZONE).toOffsetDateTime()).update();
        return id;
    }

    /** A new vehicle, by id. */
    public String vehicle(String customerId) {
        String id = UUID.randomUUID().toString();
        jdbc().sql("insert into vehicle (id, customer_id, plate_no, model) values (?, ?, ?, '福克斯')")
                .params(id, customerId, "京A%05d".formatted(NUMBER.incrementAndGet())).update();
        return id;
    }

    /** Opens the shop with these bays and advisors and no others. */
    public void staffed(List<String> bays, List<String> advisors) {
        jdbc().sql("update bay set active = false").update();
        jdbc().sql("update advisor set active = false, last_assigned_at = null").update();
        bays.forEach(id -> get(Bays.class).put(new Bay(id, id + "号工位", true)));
        advisors.forEach(id -> get(Advisors.class).put(new Advisor(id, "顾问" + id, true)));
    }

    @Override
    public String toString() {
        return database.getUrl().split(":")[1];
    }

    private final class ShopClock extends Clock {

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
