package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.tiaoli.testing.SmppPeer;

class SmppReceiptsTest extends SmppLine {

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
    void thePeerIsAskedAboutAMessageWithoutReceipt() {
        String id = send("您好");
        peer.states.put("M0001", org.jsmpp.bean.MessageState.DELIVERED);
        world.clock.advance(Duration.ofMinutes(31));
        world.bean(Dispatcher.class).runOnce();
        assertThat(state(id)).isEqualTo(MessageState.DELIVERED);
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
}
