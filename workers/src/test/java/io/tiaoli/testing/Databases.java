package io.tiaoli.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Both databases that our SQL must run on, migrated: for {@code @MethodSource("io.tiaoli.testing.Databases#both")}. */
public final class Databases {

    private static final Map<String, DriverManagerDataSource> MIGRATED = new ConcurrentHashMap<>();
    private static final TestDatabase.Access H2 = TestDatabase.h2();

    /** PostgreSQL (where it starts) and H2. */
    public static Stream<DriverManagerDataSource> both() {
        return Stream.of(TestDatabase.access(), H2).distinct().map(Databases::migrated);
    }

    public static JdbcClient jdbc(DriverManagerDataSource database) {
        return JdbcClient.create(database);
    }

    private static DriverManagerDataSource migrated(TestDatabase.Access access) {
        return MIGRATED.computeIfAbsent(access.url(), url -> {
            var database = new DriverManagerDataSource(url, access.user(), access.password());
            Flyway.configure().dataSource(database).locations("classpath:db/migration", "classpath:db/" + access.url().split(":")[1]).load().migrate();
            return database;
        });
    }

    private Databases() {}
}
