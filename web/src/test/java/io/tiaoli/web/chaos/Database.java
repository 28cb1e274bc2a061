package io.tiaoli.web.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /** Kills all its processes at once, so that nothing is written any more. */
    void cutOff() {
        try {
            long pid = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
            ProcessHandle.of(pid).ifPresent(first -> {
                var all = Stream.concat(Stream.of(first), first.descendants()).toList();
                all.forEach(ProcessHandle::destroyForcibly);
                all.forEach(process -> process.onExit().join());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close();
    }

    /** A base backup while the database is in use, as {@code pg_basebackup} takes it: the files, then the log that makes them whole. */
    void backUp(Path target) {
        try (var connection = source().getConnection(); var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('running', true)");
            copy(folder, target, file -> !file.toString().endsWith("postmaster.pid") && !file.startsWith(folder.resolve("pg_wal")));
            String label;
            try (var stopped = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                stopped.next();
                label = stopped.getString(1);
            }
            Files.writeString(target.resolve("backup_label"), label);
            copy(folder.resolve("pg_wal"), target.resolve("pg_wal"), file -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path made = Files.createDirectories(to.resolve(from.relativize(folder)));
                Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!wanted.test(file)) return FileVisitResult.CONTINUE;
                try {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
                } catch (NoSuchFileException gone) {
                    // a table that was dropped or a log file that was recycled meanwhile: the log knows
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                if (why instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw why;
            }
        });
    }

    /** As the compose file gives them to its nodes. */
    Map<String, String> settings() {
        return Map.of("DB_URL", url() + "?reWriteBatchedInserts=true", "DB_USER", "postgres", "DB_PASSWORD", "postgres");
    }

    DataSource source() {
        return new DriverManagerDataSource(url(), "postgres", "postgres");
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }
}
