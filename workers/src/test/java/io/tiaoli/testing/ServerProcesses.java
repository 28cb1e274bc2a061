package io.tiaoli.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What the processes of a PostgreSQL on this machine have computed, as Linux counts it in hundredths of a second. */
final class ServerProcesses {

    private static final double TICKS = 100;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    /** Of all processes that run, and of those that have ended. */
    static double cpuSeconds(JdbcClient jdbc) {
        String server = jdbc.sql("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)").query(String.class).single();
        try (var all = Files.list(Path.of("/proc"))) {
            return all.filter(process -> process.getFileName().toString().matches("\\d+")).flatMap(ServerProcesses::stat)
                    .mapToLong(process -> process.pid().equals(server) ? process.of(USER, SYSTEM, ENDED_USER, ENDED_SYSTEM) : process.of(PARENT) == Long.parseLong(server) ? process.of(USER, SYSTEM) : 0)
                    .sum() / TICKS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Process(String pid, String[] fields) {

        long of(int... wanted) {
            long sum = 0;
            for (int field : wanted) sum += Long.parseLong(fields[field]);
            return sum;
        }
    }

    private static Stream<Process> stat(Path process) {
        try {
            String text = Files.readString(process.resolve("stat"));
            return Stream.of(new Process(process.getFileName().toString(), text.substring(text.lastIndexOf(')') + 2).split(" ")));
        } catch (IOException hasEnded) {
            return Stream.empty();
        }
    }

    private ServerProcesses() {}
}
