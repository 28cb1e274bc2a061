package io.tiaoli.web.running;

import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.TestDatabase;

/** An empty database with an owner of its own, beside the one of the other tests. */
public final class OwnDatabase implements AutoCloseable {

    static final String FILES_KEY = "dGlhb2xpLXRlc3QtZmlsZXMta2V5LTMyLWJ5dGVzISE=";
    static final String PASSWORD = "database-secret-76";

    private final String name = "tiaoli_start_" + UUID.randomUUID().toString().replace("-", "");

    public OwnDatabase() throws Exception {
        execute("create role %s login password '%s'".formatted(name, PASSWORD));
        execute("create database %s owner %s".formatted(name, name));
    }

    /** What a node needs to know to work on it. */
    public Map<String, String> settings(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("TIAOLI_FILES_KEY", FILES_KEY, "DB_URL", url(), "DB_USER", name, "DB_PASSWORD", PASSWORD, "TIAOLI_SMS_SIGNATURE", "好车行",
                "TIAOLI_COMPANY_NAME", "好车行", "TIAOLI_COMPANY_ADDRESS", "人民路 1 号", "TIAOLI_COMPANY_PHONE", "010-55550100"));
        settings.putAll(more);
        return settings;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(url(), name, PASSWORD));
    }

    private String url() {
        return TestDatabase.access().url().replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name).replaceAll("[?&]currentSchema=\\w+", "").replaceFirst("(/" + name + ")&", "$1?");
    }

    @Override
    public void close() throws Exception {
        execute("drop database " + name + " with (force)");
        execute("drop role " + name);
    }

    private static void execute(String sql) throws Exception {
        try (var connection = DriverManager.getConnection(TestDatabase.access().url(), TestDatabase.access().user(), TestDatabase.access().password()); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
