package io.tiaoli.workers.imports;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

import io.tiaoli.testing.Databases;
import io.tiaoli.testing.TestDatabase;
import io.tiaoli.workers.calendar.CalendarImport;
import io.tiaoli.workers.calendar.WorkingDays;
import io.tiaoli.workers.contact.ConsentWithdrawn;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.parts.Parts;

/** A shop on one database that brings its data along: {@code @MethodSource("io.tiaoli.workers.imports.ImportShop#onBoth")}. */
final class ImportShop {

    static final String WHO = "系统管理员（administrator-1）";
    private static final Map<String, ImportShop> SHOPS = new ConcurrentHashMap<>();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private ImportShop(DriverManagerDataSource database) {
        // as the application sets it
        if (TestDatabase.isPostgres() && database.getUrl().equals(TestDatabase.access().url())) {
            var fast = new DriverManagerDataSource(database.getUrl() + (database.getUrl().contains("?") ? "&" : "?") + "reWriteBatchedInserts=true", database.getUsername(), database.getPassword());
            context.registerBean(DataSource.class, () -> fast);
        } else {
            context.registerBean(DataSource.class, () -> database);
        }
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(context.getBean(DataSource.class)));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(DataSource.class)));
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(context.getBean(DataSource.class)));
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(Clock.class, Clock::systemDefaultZone);
        context.registerBean(ConsentWithdrawn.class, () -> (customer, purposes) -> { });
        context.register(Customers.class, Vehicles.class, Consents.class, Parts.class, CalendarImport.class, WorkingDays.class);
        context.scan("io.tiaoli.workers.imports");
        context.refresh();
    }

    static Stream<ImportShop> onBoth() {
        return Databases.both().map(database -> SHOPS.computeIfAbsent(database.getUrl(), url -> new ImportShop(database)));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    ImportRun bring(String kind, byte[] content) {
        return get(Imports.class).now(kind, kind + ".csv", content, "本店测试", WHO);
    }

    ImportRun bring(String kind, String csv) {
        return bring(kind, csv.getBytes(StandardCharsets.UTF_8));
    }

    int count(String sql, Object... values) {
        return jdbc().sql(sql).params(values).query(Integer.class).single();
    }

    @Override
    public String toString() {
        return context.getBean(DataSource.class) instanceof DriverManagerDataSource d && d.getUrl().contains("postgresql") ? "PostgreSQL" : "H2";
    }
}
