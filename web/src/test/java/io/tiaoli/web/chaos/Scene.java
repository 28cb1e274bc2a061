package io.tiaoli.web.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.testing.peers.Mood;
import io.tiaoli.testing.peers.MoodyMail;
import io.tiaoli.testing.peers.MoodySms;

/** Nodes of one company on one database, gateways in a bad mood, and the time that all of them have; on loopback only. */
final class Scene implements AutoCloseable {

    static final Duration LOCK = Duration.ofSeconds(30);
    private static final int SEND_SECONDS = 3;
    /** A Monday morning inside every window in which customers may be contacted. */
    private static final Instant OPENING = LocalDateTime.of(2026, 11, 23, 10, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();

    final long begun = System.nanoTime();
    final NodeClock clock = new NodeClock(OPENING);
    final Mood mood;
    final MoodySms sms;
    final MoodyMail mail;
    final Database database;
    final JdbcClient jdbc;
    final List<Server> servers = new ArrayList<>();
    private Optional<Balancer> balancer = Optional.empty();
    private final Path folder;
    private final List<String> agents;
    private final long end;

    /** @param patience after which nothing is awaited any more */
    Scene(Path folder, long seed, Duration patience) {
        this.folder = folder;
        this.end = begun + patience.toNanos();
        this.mood = new Mood(seed, SEND_SECONDS * 300L, SEND_SECONDS * 1000L + 1500);
        this.agents = List.of("%s=%s".formatted(ClockAgent.jar(folder), clock.showIn(folder)));
        this.sms = new MoodySms(mood);
        this.mail = new MoodyMail(mood);
        this.database = new Database(folder.resolve("postgres"));
        this.jdbc = JdbcClient.create(database.source());
    }

    /** One more node, which has not begun yet. */
    Server node(String name, Path jar) {
        var server = new Server(name, folder, jar, agents, NodeSettings.of(database, sms.port(), mail.port(), LOCK, SEND_SECONDS));
        servers.add(server);
        return server;
    }

    /** Where people come in: at each node, and at the balancer before all of them where there is one. */
    List<Entrance> entrances() {
        if (balancer.isEmpty()) balancer = Balancer.before(servers, folder);
        say(balancer.isPresent() ? "the balancer is up" : "no haproxy on this machine: everybody comes to the nodes themselves");
        return Stream.concat(servers.stream().map(server -> server.entrance), balancer.stream().map(one -> one.entrance)).toList();
    }

    void start(List<Server> those) {
        those.forEach(Server::start);
        await("nodes that are ready", () -> those.stream().allMatch(server -> {
            if (!server.isAlive()) throw new AssertionError(server.name + " has ended:\n" + server.tail());
            return server.entrance.isReady();
        }));
    }

    /** Everything ends at once, and nothing of it is asked to. */
    void cutThePower() {
        servers.parallelStream().forEach(Server::kill);
        database.cutOff();
    }

    /** Lets pass what only time can mend, until nobody owes anybody anything. */
    void rest() {
        mood.calm();
        for (int i = 0; i < 3; i++) {
            pause(Duration.ofSeconds(10));
            clock.move(Duration.ofMinutes(40));
        }
        await("rest", () -> sms.owed() == 0
                && none("message where state = 'CLAIMED' or state = 'WAITING' and channel in ('SMS', 'EMAIL') and not_before <= ?")
                && none("ACT_RU_JOB where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and (DUEDATE_ is null or DUEDATE_ <= ?)"));
    }

    private boolean none(String rows) {
        return jdbc.sql("select count(*) from " + rows).param(Timestamp.from(clock.instant())).query(Integer.class).single() == 0;
    }

    void await(String what, BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("In vain awaited: " + what + "\n" + servers.stream().map(Server::tail).toList());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
        }
    }

    static void pause(Duration time) {
        for (long until = System.nanoTime() + time.toNanos(); System.nanoTime() < until;) LockSupport.parkNanos(until - System.nanoTime());
    }

    void say(String text, Object... values) {
        System.out.printf("chaos %4d s: %s%n", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun), text.formatted(values));
    }

    @Override
    public void close() {
        balancer.ifPresent(Balancer::close);
        servers.forEach(Server::kill);
        database.close();
        sms.close();
        mail.close();
        keepLogs();
    }

    /** What the nodes said outlives the run. */
    private void keepLogs() {
        try {
            Path kept = Files.createDirectories(Path.of("target/chaos"));
            for (var server : servers) if (Files.exists(server.log())) Files.copy(server.log(), kept.resolve(server.log().getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            System.err.println("chaos: logs are not kept: " + e);
        }
    }
}
