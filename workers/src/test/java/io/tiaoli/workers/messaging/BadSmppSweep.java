package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.contact.ContactPurpose;

/**
 * What an SMS centre should not send, over a real connection: it is answered or the connection is made anew, what is sound is kept, and the log says no more than a line.
 *
 * <p>A command of its own. {@code -Dinputs=10000} sets how many messages a run sends, {@code -Dseed=…} repeats one, and with {@code -Donly=<number>} one message of it.
 */
class BadSmppSweep {

    private static final int INPUTS = Integer.getInteger("inputs", 10_000);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int ONLY = Integer.getInteger("only", 0);
    private static final int LOOKS = 100;
    private static final int ANSWER_MS = 3_000;
    private static final int RECOVERY_MS = 30_000;
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final int ALIVE = 50_000_000;

    private final DriverManagerDataSource database = Databases.both().findFirst().orElseThrow();
    private final Map<String, String> wrong = new TreeMap<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private RawSmsc smsc;
    private MessagingWorld world;
    private int asked = ALIVE;

    @BeforeEach
    void start() throws IOException {
        System.out.printf("seed %d, %d inputs%n", SEED, INPUTS);
        MessagingWorld.empty(database);
        smsc = new RawSmsc();
        world = new MessagingWorld(database, Map.of("tiaoli.sms.gateway", "smpp", "tiaoli.sms.send-timeout", "3", "tiaoli.sms.smpp.host", "127.0.0.1", "tiaoli.sms.smpp.port", String.valueOf(smsc.port()),
                "tiaoli.sms.smpp.system-id", "tiaoli", "tiaoli.sms.smpp.password", "secret", "tiaoli.sms.smpp.source", "10690001", "tiaoli.sms.smpp.enquire-link", "1"));
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stop() throws IOException {
        root().detachAppender(log);
        world.close();
        smsc.close();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    @DisplayName("whatever an SMS centre sends: nothing hangs, the connection comes back, nothing sound is lost, no stack trace")
    void sweep() {
        var pdus = new BadPdus(new Random());
        bindAnew("the beginning");
        int first = ONLY == 0 ? 1 : ONLY;
        int last = ONLY == 0 ? INPUTS : ONLY;
        for (int i = first; i <= last; i++) {
            pdus.begin(new SplittableRandom(SEED ^ i).nextLong());
            var sent = pdus.one(i);
            String input = "-Dseed=%d -Donly=%d %s".formatted(SEED, i, sent);
            boolean taken = smsc.says(sent.bytes());
            boolean answered = taken && sent.framed() && smsc.answer(sent.sequence(), sent.sound() ? ANSWER_MS : 200).filter(answer -> !sent.sound() || answer.status() == 0).isPresent();
            if (sent.sound() && !answered && !deliveredAgain(sent)) wrong.putIfAbsent("a sound message is not taken", input);
            if (!alive()) bindAnew(input);
            listen(input);
            if (i % LOOKS == 0 || i == last) look(input);
        }
        System.out.printf("%d messages, bound %d times, %d kinds of wrong answers%n", last - first + 1, smsc.bound(), wrong.size());
        wrong.forEach((what, input) -> System.out.println("  " + what + "\n      " + input));
        assertThat(wrong).as("seed %d", SEED).isEmpty();
    }

    /** A centre brings again what was not acknowledged, once there is a connection. */
    private boolean deliveredAgain(BadPdus.Sent sent) {
        bindAnew(sent.toString());
        return smsc.says(sent.bytes()) && smsc.answer(sent.sequence(), ANSWER_MS).filter(answer -> answer.status() == 0).isPresent();
    }

    private boolean alive() {
        return smsc.says(RawSmsc.pdu(RawSmsc.ENQUIRE_LINK, 0, ++asked, new byte[0])) && smsc.answer(asked, ANSWER_MS).isPresent();
    }

    /** The client must notice by itself that the connection is of no use. */
    private void bindAnew(String input) {
        int before = smsc.bound();
        boolean again = RawSmsc.until(() -> {
            world.clock.advance(Duration.ofMinutes(2));
            world.bean(Dispatcher.class).runOnce();
            return smsc.bound() > before;
        }, RECOVERY_MS);
        if (again || alive()) return;
        wrong.putIfAbsent("the connection does not come back", input);
        smsc.hangUp();
    }

    private void listen(String input) {
        for (var event : List.copyOf(log.list)) {
            boolean trace = event.getThrowableProxy() != null && event.getLevel().isGreaterOrEqual(Level.INFO);
            if (trace) wrong.putIfAbsent("the log: %s %s %s %s".formatted(event.getLoggerName(), event.getMessage(), event.getThrowableProxy().getClassName(), first(event.getThrowableProxy().getMessage())), input);
        }
        log.list.clear();
    }

    private static String first(String message) {
        return String.valueOf(message).lines().findFirst().orElse("").replaceAll("\\d+", "#");
    }

    /** A message goes out, its receipt is understood, and a reply is kept once. */
    private void look(String input) {
        String phone = "1390%07d".formatted(asked % 10_000_000);
        String id = world.sms(world.customer(phone), "您好", ContactPurpose.REMINDER);
        var now = world.clock.instant().atZone(ZoneId.systemDefault());
        world.clock.advance(Duration.between(now, now.toLocalDate().plusDays(1).atTime(MORNING).atZone(now.getZone())));
        world.bean(Dispatcher.class).runOnce();
        if (world.message(id).state() != MessageState.SENT) wrong.putIfAbsent("a message does not go out: " + world.message(id).state(), input);
        String text = "看到了 " + asked;
        smsc.says(RawSmsc.pdu(RawSmsc.DELIVER, 0, ++asked, new BadPdus(new Random()).deliver(phone, 0, 8, text.getBytes(StandardCharsets.UTF_16BE))));
        smsc.answer(asked, ANSWER_MS);
        if (world.jdbc.sql("select count(*) from reply where content = ?").param(text).query(Integer.class).single() != 1) wrong.putIfAbsent("a reply is not kept", input);
    }
}
