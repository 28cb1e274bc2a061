package io.tiaoli.web.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.testing.peers.Mood;
import io.tiaoli.testing.peers.MoodyMail;
import io.tiaoli.testing.peers.MoodySms;
import io.tiaoli.testing.peers.SentOnce;

/**
 * The packaged jar in {@code chaos.nodes} processes (3), of which {@code chaos.kills} (3) are killed before all work on for {@code chaos.work} seconds (20) and the power is cut, on loopback only. It is run by
 * {@code mvn -Pchaos verify}; {@code chaos.seed} repeats the choices of a run, though not its timing.
 */
class ChaosRun {

    private static final Duration LOCK = Duration.ofSeconds(30);
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(20);
    private static final int SEND_SECONDS = 3;
    private static final int PEOPLE = 600;
    private static final int THREADS = 3;
    private static final long MINUTES_A_KILL = 3;
    /** A Monday morning inside every window in which customers may be contacted. */
    private static final Instant OPENING = LocalDateTime.of(2026, 11, 23, 10, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();

    private final int nodes = Integer.getInteger("chaos.nodes", 3);
    private final int kills = Integer.getInteger("chaos.kills", 3);
    private final Duration work = Duration.ofSeconds(Integer.getInteger("chaos.work", 20));
    private final long seed = Long.getLong("chaos.seed", System.currentTimeMillis());
    private final Random random = new Random(seed);
    private final long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(20 + MINUTES_A_KILL * kills);
    private final List<Server> servers = new ArrayList<>();

    @TempDir Path folder;
    private final NodeClock clock = new NodeClock(OPENING);

    @Test
    @DisplayName("nodes, database, gateways and clock fail under load: nothing is lost and nothing is doubled")
    void holds() throws Exception {
        say("seed %d, %d nodes, %d kills", seed, nodes, kills);
        var mood = new Mood(seed, SEND_SECONDS * 300L, SEND_SECONDS * 1000L + 1500);
        try (var database = new Database(folder.resolve("postgres")); var sms = new MoodySms(mood); var mail = new MoodyMail(mood)) {
            try {
                run(database, sms, mail, mood);
            } finally {
                servers.forEach(Server::kill);
            }
        }
    }

    private void run(Database database, MoodySms sms, MoodyMail mail, Mood mood) throws IOException {
        JdbcClient jdbc = JdbcClient.create(database.source());
        Path time = clock.showIn(folder);
        Path agent = ClockAgent.jar(folder);
        var settings = NodeSettings.of(database, sms.port(), mail.port(), LOCK, SEND_SECONDS);
        for (int i = 1; i <= nodes; i++) servers.add(new Server("node-" + i, folder, agent, time, settings));
        start(servers.subList(0, 1));
        var visitors = Town.settle(database.source(), clock, PEOPLE);
        for (Server server : servers.subList(1, nodes)) start(List.of(server));
        var load = new Load(servers, new Answers(clock), new Signing(jdbc), visitors, seed);
        load.begin(THREADS);
        for (int killed = 0; killed < kills; killed++) {
            pause(BETWEEN_KILLS);
            Server victim = servers.get(random.nextInt(nodes));
            victim.kill();
            say("killed %s (%d of %d); %d started, %d completed", victim.name, killed + 1, kills, load.started.size(), load.completed.size());
            if (killed == kills / 2) {
                database.close();
                database.start();
                clock.move(Duration.ofDays(1));
                say("restarted the database, moved the clock by a day");
            }
            start(List.of(victim));
        }
        pause(work);
        servers.forEach(Server::kill);
        database.cutOff();
        say("cut the power");
        database.start();
        start(servers);
        pause(BETWEEN_KILLS.dividedBy(2));
        load.close();
        mood.calm();
        rest(jdbc, sms);
        judge(jdbc, sms, mail, load);
    }

    private void judge(JdbcClient jdbc, MoodySms sms, MoodyMail mail, Load load) {
        var wrong = new ArrayList<>(NothingLost.of(jdbc, load.started, load.completed, clock.instant(), LOCK));
        int drawn = jdbc.sql("select coalesce(sum(qty), 0) from part_reservation where part_no = ? and state = 'DRAWN'").param(Town.PART).query(Integer.class).single();
        int stock = jdbc.sql("select stock from part where part_no = ?").param(Town.PART).query(Integer.class).single();
        var messages = SentOnce.of(jdbc, Stream.concat(sms.handed().stream(), mail.handed().stream()).toList());
        wrong.addAll(messages.wrong());
        say("%d cases of %s", load.started.size(), load.flows);
        say("%d tasks completed, %d calls without an answer", load.completed.size(), load.unanswered.get());
        say("messages %s; the peers have %d short messages and %d letters", messages.states(), sms.handed().size(), mail.handed().size());
        say("%d uncertain, each shown to a person: %s", messages.unknown().size(), messages.unknown());
        say("%d sent more than once, as their wording allows: %s", messages.repeated().size(), messages.repeated());
        say("pads: %d of %d left, %d drawn; %d payments, %d receipts", stock, Town.STOCK, drawn, count(jdbc, "payment"), count(jdbc, "payment_receipt"));
        load.refused.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(40).forEach(entry -> say("refused %d times: %s", entry.getValue(), entry.getKey()));
        assertThat(load.started).as("cases").isNotEmpty();
        assertThat(messages.states()).as("messages").containsKey("DELIVERED");
        assertThat(wrong).as("what must not be").isEmpty();
        assertThat(stock).as("pads on the shelf").isGreaterThanOrEqualTo(Town.STOCK - drawn);
    }

    private static int count(JdbcClient jdbc, String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private void start(List<Server> those) {
        those.forEach(Server::start);
        await("all nodes ready", () -> servers.stream().filter(those::contains).allMatch(server -> {
            if (!server.isAlive()) throw new AssertionError(server.name + " has ended:\n" + tail(server));
            return server.isReady();
        }));
    }

    /** Lets pass what only time can mend, until nobody owes anybody anything. */
    private void rest(JdbcClient jdbc, MoodySms sms) {
        for (int i = 0; i < 3; i++) {
            pause(Duration.ofSeconds(15));
            clock.move(Duration.ofMinutes(40));
        }
        await("rest", () -> sms.owed() == 0 && jdbc.sql("select count(*) from message where state = 'CLAIMED' or state = 'WAITING' and channel in ('SMS', 'EMAIL') and not_before <= ?")
                .param(Timestamp.from(clock.instant())).query(Integer.class).single() == 0
                && jdbc.sql("select count(*) from ACT_RU_JOB where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and (DUEDATE_ is null or DUEDATE_ <= ?)").param(Timestamp.from(clock.instant())).query(Integer.class).single() == 0);
    }

    private void await(String what, BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("In vain awaited: " + what + "\n" + servers.stream().map(this::tail).toList());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
        }
    }

    private static void pause(Duration time) {
        for (long until = System.nanoTime() + time.toNanos(); System.nanoTime() < until;) LockSupport.parkNanos(until - System.nanoTime());
    }

    private String tail(Server server) {
        try {
            var lines = Files.readAllLines(server.log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void say(String text, Object... values) {
        System.out.println("chaos: " + text.formatted(values));
    }
}
