package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import io.tiaoli.testing.Databases;

/** What an SMS centre sent once that it should not, each kept from a run of {@link BadSmppSweep}. */
class SmppBadInputTest {

    private static final String PHONE = "13800001111";
    private static final int PATIENCE_MS = 10_000;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final BadPdus pdus = new BadPdus(new Random(1));
    private RawSmsc smsc;
    private MessagingWorld world;

    @BeforeEach
    void start() throws IOException {
        var database = Databases.both().findFirst().orElseThrow();
        MessagingWorld.empty(database);
        smsc = new RawSmsc();
        world = MessagingWorld.smpp(database, smsc.port());
        world.bean(Dispatcher.class).runOnce();
        assertThat(RawSmsc.until(() -> smsc.bound() == 1, PATIENCE_MS)).isTrue();
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() throws IOException {
        root.detachAppender(log);
        world.close();
        smsc.close();
    }

    private RawSmsc.Answer answer(byte[] body) {
        smsc.says(RawSmsc.pdu(RawSmsc.DELIVER, 0, 17, body));
        return smsc.answer(17, PATIENCE_MS).orElseThrow();
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16BE);
    }

    private int count(String sql, String value) {
        return world.jdbc.sql(sql).param(value).query(Integer.class).single();
    }

    private void noTrace() {
        assertThat(log.list).noneMatch(event -> event.getThrowableProxy() != null);
    }

    @Test
    @DisplayName("a reply with a character that no database keeps is kept without it")
    void nothingness() {
        assertThat(answer(pdus.deliver(PHONE, 0, 8, utf16("好\0的"))).status()).isZero();
        assertThat(count("select count(*) from reply where content = ?", "好的")).isOne();
        noTrace();
    }

    @Test
    @DisplayName("a reply of nobody is kept")
    void nobody() {
        assertThat(answer(pdus.deliver("", 0, 8, utf16("没有号码"))).status()).isZero();
        assertThat(count("select count(*) from reply where content = ?", "没有号码")).isOne();
        noTrace();
    }

    @Test
    @DisplayName("a receipt for a message with a number that none has is taken, and no more comes of it")
    void longNumber() {
        assertThat(answer(pdus.deliver(PHONE, 4, 0, ("id:" + "9".repeat(200) + " stat:DELIVRD").getBytes(StandardCharsets.ISO_8859_1))).status()).isZero();
        assertThat(count("select count(*) from receipt where gateway = ?", "smpp")).isZero();
        noTrace();
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFFFF, 0x8000, 300})
    @DisplayName("a message with a parameter of a length that is not true is answered, with a line in the log that says nothing of what the customer wrote")
    void falseParameter(int length) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(pdus.deliver(PHONE, 0, 8, utf16("秘密")));
        body.writeBytes(ByteBuffer.allocate(4).putShort((short) 0x0424).putShort((short) length).array());
        assertThat(answer(body.toByteArray()).status()).isNotZero();
        assertThat(answer(pdus.deliver(PHONE, 0, 8, utf16("下一条"))).status()).isZero();
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).anyMatch(line -> line.contains("cannot be read")).noneMatch(line -> line.contains("秘密"));
        noTrace();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x103, 0x102})
    @DisplayName("a notice that cannot be read leaves a line in the log, and the next message is heard")
    void brokenNotice(int command) {
        smsc.says(RawSmsc.pdu(command, 0, 18, "9".repeat(90).getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(answer(pdus.deliver(PHONE, 0, 8, utf16("下一条"))).status()).isZero();
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).anyMatch(line -> line.contains("cannot be read"));
        noTrace();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 0x10000000, Integer.MIN_VALUE, -1, 0, 15})
    @DisplayName("a message that says it has a length that none has ends the connection, and a new one is made")
    void falseLength(int length) {
        smsc.says(ByteBuffer.allocate(16).putInt(length).putInt(RawSmsc.DELIVER).array());
        assertThat(RawSmsc.until(() -> {
            world.bean(Dispatcher.class).runOnce();
            return smsc.bound() == 2;
        }, PATIENCE_MS)).isTrue();
        assertThat(answer(pdus.deliver(PHONE, 0, 8, utf16("下一条"))).status()).isZero();
        noTrace();
    }
}
