package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;
import io.tiaoli.testing.SmppPeer;
import io.tiaoli.workers.contact.ContactPurpose;

/** Against an SMPP server on this machine. */
class SmppTest {

    private static final String PHONE = "13800001111";
    private final DriverManagerDataSource database = Databases.both().findFirst().orElseThrow();
    private SmppPeer peer = new SmppPeer();
    private MessagingWorld world;

    @BeforeEach
    void start() {
        MessagingWorld.empty(database);
        world = MessagingWorld.smpp(database, peer.port());
    }

    @AfterEach
    void stop() {
        world.close();
        peer.close();
    }

    @Test
    void aLongTextArrivesWholeInPartsAndIsDeliveredWhenAllPartsAre() throws Exception {
        String id = send("很长的短信。".repeat(20));
        assertThat(peer.taken).hasSize(2).allSatisfy(part -> {
            assertThat(part.to()).isEqualTo(PHONE);
            assertThat(part.parts()).isEqualTo(2);
        });
        assertThat(peer.taken.stream().map(SmppPeer.Taken::text).collect(Collectors.joining())).isEqualTo("【条理汽车】" + "很长的短信。".repeat(20));
        assertThat(state(id)).isEqualTo(MessageState.SENT);
        peer.receipt("M0001", PHONE, "DELIVRD");
        assertThat(state(id)).as("one of two parts").isEqualTo(MessageState.SENT);
        peer.receipt("M0002", PHONE, "DELIVRD");
        assertThat(state(id)).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void aDoubledOrContradictingReceiptChangesNothing() throws Exception {
        String id = send("您好");
        peer.receipt("M0001", PHONE, "DELIVRD");
        var delivered = world.message(id);
        world.clock.advance(Duration.ofDays(2));
        peer.receipt("M0001", PHONE, "DELIVRD");
        peer.receipt("M0001", PHONE, "UNDELIV");
        peer.receipt("M0001", PHONE, "ENROUTE");
        assertThat(world.message(id)).isEqualTo(delivered);
        assertThat(receipts()).as("kept once each").isEqualTo(3);
    }

    @Test
    void aReceiptDaysLateStillCounts() throws Exception {
        String id = send("您好");
        world.clock.advance(Duration.ofDays(3));
        peer.receipt("M0001", PHONE, "UNDELIV");
        assertThat(state(id)).isEqualTo(MessageState.FAILED);
    }

    @Test
    void aReceiptThatComesBeforeTheAnswerIsMatchedLater() {
        peer.behaviour = (message, id) -> {
            try {
                peer.receipt(id, PHONE, "DELIVRD");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        assertThat(state(send("您好"))).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void anUnknownReceiptIsKeptAndHarmless() throws Exception {
        peerIsBound();
        peer.receipt("X9999", PHONE, "DELIVRD");
        assertThat(receipts()).isEqualTo(1);
        assertThat(state(send("您好"))).isEqualTo(MessageState.SENT);
    }

    @Test
    void aReceiptWithOurReferenceTellsThatAnUncertainMessageArrived() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        peer.behaviour = (message, id) -> await(never);
        String id = send("您好");
        assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
        peer.receipt("M0001", "86" + PHONE, "DELIVRD", peer.taken.get(0).reference());
        assertThat(state(id)).isEqualTo(MessageState.DELIVERED);
        never.countDown();
    }

    @Test
    void aPeerThatHangsCostsABoundedTimeAndNoSecondSending() {
        CountDownLatch never = new CountDownLatch(1);
        peer.behaviour = (message, id) -> await(never);
        long start = System.nanoTime();
        String id = send("您好");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
        world.clock.advance(Duration.ofHours(1));
        world.bean(Dispatcher.class).runOnce();
        assertThat(peer.taken).hasSize(1);
        never.countDown();
    }

    @Test
    void aConnectionThatDropsWhileSendingCostsNoMessageAndIsMadeAnew() {
        peer.behaviour = (message, id) -> peer.dropConnections();
        String lost = send("第一条");
        assertThat(state(lost)).isEqualTo(MessageState.UNKNOWN);
        peer.behaviour = (message, id) -> {};
        world.clock.advance(Duration.ofMinutes(2));
        assertThat(state(send("第二条"))).isEqualTo(MessageState.SENT);
    }

    @Test
    void withoutAPeerTheMessageWaitsAndGoesOutWhenItIsThere() {
        int port = peer.port();
        peerIsBound();
        peer.close();
        String id = send("您好");
        assertThat(state(id)).isEqualTo(MessageState.WAITING);
        assertThat(world.message(id).gatewayAnswer().orElseThrow()).doesNotContain("secret");
        peer = new SmppPeer(port);
        world.clock.advance(Duration.ofMinutes(2));
        world.bean(Dispatcher.class).runOnce();
        assertThat(state(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aPeerThatAnswersNonsenseCostsABoundedTimeAndNoMessage() throws Exception {
        try (var nonsense = new NonsensePeer(); var other = MessagingWorld.smpp(database, nonsense.port())) {
            String id = other.sms(other.customer(PHONE), "您好", ContactPurpose.REMINDER);
            long start = System.nanoTime();
            other.bean(Dispatcher.class).runOnce();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            assertThat(other.message(id).state()).isEqualTo(MessageState.UNKNOWN);
        }
    }

    @Test
    void aThrottlingPeerIsAskedLaterAndAWrongNumberFails() {
        peer.behaviour = (message, id) -> {
            throw new ProcessRequestException("slow down", SMPPConstant.STAT_ESME_RTHROTTLED);
        };
        String throttled = send("您好");
        assertThat(state(throttled)).isEqualTo(MessageState.WAITING);
        peer.behaviour = (message, id) -> {
            throw new ProcessRequestException("no such number", SMPPConstant.STAT_ESME_RINVDSTADR);
        };
        String wrong = send("您好");
        assertThat(world.message(wrong)).extracting(Message::state, Message::gatewayAnswer)
                .containsExactly(MessageState.FAILED, Optional.of("submit_sm_resp 状态 0x0000000B"));
    }

    @Test
    void thePeerIsAskedAboutAMessageWithoutReceipt() {
        String id = send("您好");
        peer.states.put("M0001", org.jsmpp.bean.MessageState.DELIVERED);
        world.clock.advance(Duration.ofMinutes(31));
        world.bean(Dispatcher.class).runOnce();
        assertThat(state(id)).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void aReplyWakesTheCaseOfTheLastMessageToThatNumberOnce() throws Exception {
        send("第一条");
        world.clock.advance(Duration.ofMinutes(1));
        String last = send("方便时请回复");
        peer.reply("86" + PHONE, "现在方便");
        peer.reply("86" + PHONE, "现在方便");
        assertThat(world.events.all()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("customer-replied");
            assertThat(event.key()).isEqualTo(world.message(last).caseNo());
            assertThat(event.payload().get("customerReply")).isEqualTo("现在方便");
        });
    }

    @Test
    void aLongReplyInPartsIsOneReply() throws Exception {
        send("方便时请回复");
        replyPart(2, "三点以后都可以");
        replyPart(2, "三点以后都可以");
        assertThat(world.events.all()).isEmpty();
        replyPart(1, "我下午");
        assertThat(world.events.all()).singleElement().satisfies(event -> assertThat(event.payload().get("customerReply")).isEqualTo("我下午三点以后都可以"));
    }

    private void replyPart(int number, String text) throws Exception {
        byte[] content = text.getBytes(StandardCharsets.UTF_16BE);
        peer.deliver(PHONE, ByteBuffer.allocate(6 + content.length).put(new byte[] {5, 0, 3, 42, 2, (byte) number}).put(content).array(), 0x40, Alphabet.ALPHA_UCS2);
    }

    @Test
    void whatCouldNotBeKeptIsRefusedSoThatThePeerBringsItAgain() {
        peerIsBound();
        world.jdbc.sql("alter table receipt rename to receipt_away").update();
        try {
            assertThatThrownBy(() -> peer.receipt("M0001", PHONE, "DELIVRD")).isInstanceOf(org.jsmpp.extra.NegativeResponseException.class);
        } finally {
            world.jdbc.sql("alter table receipt_away rename to receipt").update();
        }
    }

    private String send(String text) {
        String id = world.sms(world.customer(PHONE), text, ContactPurpose.REMINDER);
        world.bean(Dispatcher.class).runOnce();
        return id;
    }

    private void peerIsBound() {
        world.bean(Dispatcher.class).runOnce();
    }

    private MessageState state(String id) {
        return world.message(id).state();
    }

    private int receipts() {
        return world.jdbc.sql("select count(*) from receipt").query(Integer.class).single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Binds as SMPP has it, and answers everything else with bytes that mean nothing. */
    private static final class NonsensePeer implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0);

        NonsensePeer() throws IOException {
            Thread thread = new Thread(this::serve, "nonsense-peer");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return server.getLocalPort();
        }

        private void serve() {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    byte[] bind = new byte[16];
                    socket.getInputStream().readNBytes(bind, 0, 16);
                    byte[] response = {0, 0, 0, 21, (byte) 0x80, 0, 0, 9, 0, 0, 0, 0, bind[12], bind[13], bind[14], bind[15], 'p', 'e', 'e', 'r', 0};
                    socket.getInputStream().readNBytes((bind[3] & 0xFF) - 16);
                    socket.getOutputStream().write(response);
                    if (socket.getInputStream().read() >= 0) socket.getOutputStream().write("HTTP/1.1 418 I am a teapot\r\n\r\n".repeat(3).getBytes());
                    socket.getInputStream().read();
                } catch (IOException e) {
                    // The other side went away, as it may.
                }
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
