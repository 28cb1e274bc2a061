package io.tiaoli.web.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.SmppPeer;

/** A PostgreSQL of its own, durable as in use, that can be restarted, or cut off as by a power failure. */
final class Database implements AutoCloseable {

    private final Path folder;
    private final int port = SmppPeer.freePort();
    private EmbeddedPostgres postgres;

    /** @param folder of its data; one that holds a database already is started as it is */
    Database(Path folder) {
        this.folder = folder;
        start();
    }

    void start() {
        try {
            postgres = EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false).setPort(port).setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops in order, which ends all connections. */
    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills its first process; the others end with it, and nothing is written any more. */
    void cutOff() {
        try {
            long pid = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
            ProcessHandle.of(pid).ifPresent(process -> {
                process.destroyForcibly();
                process.onExit().join();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close();
    }

    Map<String, String> settings() {
        return Map.of("DB_URL", url(), "DB_USER", "postgres", "DB_PASSWORD", "postgres");
    }

    DataSource source() {
        return new DriverManagerDataSource(url(), "postgres", "postgres");
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }
}
