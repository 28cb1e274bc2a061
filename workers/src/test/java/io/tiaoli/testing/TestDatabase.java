package io.tiaoli.testing;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The one database of a test run: {@code TIAOLI_TEST_DB_URL} in a schema of its own, else an embedded PostgreSQL,
 * else (where that cannot start) H2, said loudly and refused where {@code TIAOLI_REQUIRE_POSTGRES=1}.
 */
public final class TestDatabase implements LauncherSessionListener {

    /** How to reach a database. */
    public record Access(String url, String user, String password) {

        public boolean isPostgres() {
            return url.startsWith("jdbc:postgresql:");
        }
    }

    private static Access access;

    /** Starts the database at the first call. */
    public static synchronized Access access() {
        if (access == null) access = System.getenv("TIAOLI_TEST_DB_URL") == null ? start() : given();
        return access;
    }

    /** Whether tests that need PostgreSQL can run; for {@code @EnabledIf}. */
    public static boolean isPostgres() {
        return access().isPostgres();
    }

    private static Access given() {
        var given = new Access(System.getenv("TIAOLI_TEST_DB_URL"),
                System.getenv().getOrDefault("TIAOLI_TEST_DB_USER", "postgres"), System.getenv().getOrDefault("TIAOLI_TEST_DB_PASSWORD", ""));
        String schema = "tiaoli_test_" + UUID.randomUUID().toString().replace("-", "");
        execute(given, "create schema " + schema);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> execute(given, "drop schema " + schema + " cascade")));
        return new Access(given.url() + (given.url().contains("?") ? "&" : "?") + "currentSchema=" + schema, given.user(), given.password());
    }

    private static Access start() {
        try {
            var embedded = server().start();
            return new Access(embedded.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        } catch (IOException | IllegalStateException e) {
            if ("1".equals(System.getenv("TIAOLI_REQUIRE_POSTGRES"))) {
                throw new IllegalStateException("TIAOLI_REQUIRE_POSTGRES=1, but the embedded PostgreSQL does not start", e);
            }
            System.err.printf("%n*** The embedded PostgreSQL does not start (%s).%n*** The tests run on H2; what needs PostgreSQL is skipped.%n%n", e);
            return h2();
        }
    }

    /** A measurement ({@code tiaoli.benchmark}) loses nothing at a power cut, as a company's own database, and counts its statements. */
    private static EmbeddedPostgres.Builder server() {
        var server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200");
        if (!Boolean.getBoolean("tiaoli.benchmark")) return server.setServerConfig("fsync", "off");
        return server.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements").setServerConfig("shared_buffers", "512MB").setServerConfig("max_wal_size", "4GB");
    }

    /** A new, empty H2 in memory. */
    public static Access h2() {
        return new Access("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    /**
     * An application that closes while its database goes waits for it in vain, so none closes: both end with the JVM.
     * (A session may be one class of many, where two JVMs share the tests.)
     */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        System.setProperty("spring.main.register-shutdown-hook", "false");
    }

    private static void execute(Access to, String sql) {
        try (var connection = DriverManager.getConnection(to.url(), to.user(), to.password()); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
