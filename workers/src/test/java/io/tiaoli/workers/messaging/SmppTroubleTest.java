package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.Test;

import io.tiaoli.testing.SmppPeer;
import io.tiaoli.workers.contact.ContactPurpose;

/** A server that hangs, drops the line, is away, talks nonsense or wants no more. */
class SmppTroubleTest extends SmppLine {

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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
