package io.tiaoli.workers.customerfile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.cases.CaseNumbers;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.contact.ConsentWithdrawn;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.documents.Photos;
import io.tiaoli.workers.followup.FollowUps;
import io.tiaoli.workers.followup.OpenFollowUp;
import io.tiaoli.workers.followup.SettleFollowUp;
import io.tiaoli.workers.forms.StoredFormRecords;

/** The archive of a shop on one database, on Monday 23 November 2026, 09:00: {@code @MethodSource("io.tiaoli.workers.customerfile.Archive#onBoth")}. */
public final class Archive {

    public static final Instant NOW = moment("2026-11-23T09:00");
    private static final Map<String, Archive> ARCHIVES = new ConcurrentHashMap<>();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final DriverManagerDataSource database;

    private Archive(DriverManagerDataSource database) {
        this.database = database;
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database));
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneId.systemDefault()));
        context.registerBean(Agents.class, () -> "follow-up-agent-1"::equals);
        context.registerBean(ConsentWithdrawn.class, () -> (customer, purposes) -> {});
        context.register(CaseNumbers.class, Cases.class, Consents.class, ContactLog.class, Customers.class, Vehicles.class, Photos.class, StoredFormRecords.class,
                CustomerFiles.class, SheetPrefill.class, OpenFile.class, AppointAgent.class, SaveSheet.class, ShowSheet.class, StoreFile.class, PlanNextContact.class,
                NoteReturn.class, CheckCard.class, AnonymiseCustomer.class, FollowUps.class, OpenFollowUp.class, SettleFollowUp.class);
        // a demo makes its own key for copies of papers
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("demo", Map.of("tiaoli.demo", "true")));
        context.scan("io.tiaoli.workers.papers", "io.tiaoli.workers.privacy");
        context.refresh();
    }

    public static Stream<Archive> onBoth() {
        return Databases.both().map(database -> ARCHIVES.computeIfAbsent(database.getUrl(), url -> new Archive(database)));
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public Customer customer(String name) {
        return get(Customers.class).add(name, Optional.of("先生"), Optional.of("13800138000"));
    }

    /** In one transaction, as the engine runs workers. */
    public <T> T run(java.util.function.Supplier<T> work) {
        return new TransactionTemplate(get(PlatformTransactionManager.class)).execute(status -> work.get());
    }

    public Step step(String caseNo) {
        return new Step(caseNo, "a-flow", "a-step", UUID.randomUUID().toString(), NOW);
    }

    /** Leaves no case behind for the tests that count them. */
    public void forget(String caseNo) {
        get(JdbcClient.class).sql("delete from service_case where case_no = ?").param(caseNo).update();
    }

    public static String caseNo() {
        return "T-" + UUID.randomUUID().toString().substring(0, 30);
    }

    public static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.systemDefault()).toInstant();
    }

    @Override
    public String toString() {
        return database.getUrl().split(":")[1];
    }
}
