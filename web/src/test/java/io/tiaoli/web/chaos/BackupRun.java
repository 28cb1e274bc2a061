package io.tiaoli.web.chaos;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.testing.peers.Mood;
import io.tiaoli.testing.peers.MoodyMail;
import io.tiaoli.testing.peers.MoodySms;

/** A backup is taken while a node is at work, the node and its database are lost later, and the backup is brought back: run by {@code mvn -Pchaos verify}. */
class BackupRun {

    private static final Duration WORK = Duration.ofSeconds(15);
    private static final int LONGEST_WAIT_MINUTES = 8;
    private static final int PEOPLE = 200;
    private static final int WAITING = 10;

    @TempDir Path folder;

    @Test
    @DisplayName("a backup taken at work is restored without anything being sent again that was sent before; what may have been sent is shown to a person")
    void sendsNothingAgain() {
        var mood = new Mood(1, 0, 0);
        mood.calm();
        var clock = new NodeClock(LocalDateTime.of(2026, 11, 23, 10, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
        var agents = List.of("%s=%s".formatted(ClockAgent.jar(folder), clock.showIn(folder)));
        Path backup = folder.resolve("backup");
        try (var sms = new MoodySms(mood); var mail = new MoodyMail(mood)) {
            try (var lost = new Database(folder.resolve("lost"))) {
                var server = new Server("lost-node", folder, Server.JAR, agents, NodeSettings.of(lost, sms.port(), mail.port(), Duration.ofSeconds(30), 3));
                try {
                    started(server);
                    var jdbc = JdbcClient.create(lost.source());
                    var people = Town.settle(lost.source(), clock, PEOPLE);
                    var load = new Load(List.of(server.entrance), new Answers(clock), new Signing(jdbc), people, 7);
                    load.begin(2);
                    pass(WORK);
                    // some messages wait in the backup and go out after it
                    for (int i = 0; i < WAITING; i++) Town.tell(jdbc, clock, people.get(i), "第 %d 条，备份之前".formatted(i));
                    await("messages that were sent", () -> waiting(jdbc) == 0);
                    mood.refusing(true);
                    for (int i = 0; i < WAITING; i++) Town.tell(jdbc, clock, people.get(i), "第 %d 条，备份之后".formatted(i));
                    await("messages that wait", () -> tried(jdbc) >= WAITING);
                    lost.backUp(backup);
                    mood.refusing(false);
                    await("messages that go out", () -> waiting(jdbc) == 0);
                    pass(WORK);
                    load.close();
                    pass(Duration.ofSeconds(5));
                } finally {
                    server.kill();
                }
            }
            var before = List.copyOf(sms.texts());
            try (var restored = new Database(backup)) {
                var jdbc = JdbcClient.create(restored.source());
                int inBackup = jdbc.sql("select count(*) from message where state in ('SENT', 'DELIVERED')").query(Integer.class).single();
                var server = new Server("restored-node", folder, Server.JAR, agents, NodeSettings.of(restored, sms.port(), mail.port(), Duration.ofSeconds(30), 3));
                assertThat(server.runToItsEnd("--after-restore")).as("making up").isZero();
                int held = jdbc.sql("select count(*) from message where state = 'UNKNOWN'").query(Integer.class).single();
                try {
                    started(server);
                    pass(Duration.ofSeconds(15));
                } finally {
                    server.kill();
                }
                System.out.printf("backup: %d parts sent before it was lost, %d messages of them in the backup as sent, %d held for a person, %d parts sent since%n", before.size(), inBackup, held, sms.texts().size() - before.size());
                assertThat(before).as("messages before the loss").isNotEmpty();
                assertThat(held).as("messages that were sent after the backup, which the backup holds as waiting").isGreaterThanOrEqualTo(WAITING);
                assertThat(doubled(sms.texts())).as("texts that somebody got twice").isEqualTo(doubled(before));
                assertThat(NothingLost.of(jdbc, List.of(), List.of(), clock.instant(), Duration.ofMinutes(5))).as("the restored database holds together").isEmpty();
            }
        }
    }

    private static int waiting(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from message where state = 'WAITING' and not_before <= created_at + interval '10 minutes'").query(Integer.class).single();
    }

    private static int tried(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from message where state = 'WAITING' and attempts > 0").query(Integer.class).single();
    }

    private static void await(String what, BooleanSupplier done) {
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_WAIT_MINUTES); !done.getAsBoolean(); LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300))) {
            if (System.nanoTime() > end) throw new AssertionError("In vain awaited: " + what);
        }
    }

    private static TreeSet<String> doubled(List<String> texts) {
        var doubled = new TreeSet<String>();
        texts.stream().collect(groupingBy(identity(), counting())).forEach((text, times) -> {
            if (times > 1) doubled.add(text);
        });
        return doubled;
    }

    private static void started(Server server) {
        server.start();
        await("a node that is ready", () -> {
            if (!server.isAlive()) throw new AssertionError(server.name + " has ended");
            return server.entrance.isReady();
        });
    }

    private static void pass(Duration time) {
        for (long until = System.nanoTime() + time.toNanos(); System.nanoTime() < until;) LockSupport.parkNanos(until - System.nanoTime());
    }
}
