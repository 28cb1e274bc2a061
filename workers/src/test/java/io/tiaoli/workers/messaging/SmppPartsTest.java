package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A long text whose second part gets no answer. */
class SmppPartsTest extends SmppLine {

    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        over.countDown();
    }

    /** @param meanwhile what the peer does before it falls silent about the second part */
    private String send(Runnable meanwhile) {
        peer.behaviour = (part, id) -> {
            if (!id.equals("M0002")) return;
            meanwhile.run();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        return send("很长的短信。".repeat(20));
    }

    private void receipt(String part, int taken) {
        try {
            peer.receipt(part, "86" + PHONE, "DELIVRD", peer.taken.get(taken).reference());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("a receipt of the one part that is known to be out does not make the whole a message that was sent")
    void onePartOfTwo() {
        String id = send(() -> {});
        assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
        receipt("M0001", 0);
        assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
        receipt("M0002", 1);
        assertThat(state(id)).as("the receipt of the second part tells that it went out, too").isEqualTo(MessageState.DELIVERED);
        assertThat(peer.taken).as("no part was sent twice").hasSize(2);
    }

    @Test
    @DisplayName("a receipt that comes while the answer is still awaited is found when the answer does not come")
    void receiptBeforeTheSilence() {
        String id = send(() -> receipt("M0002", 1));
        assertThat(state(id)).isEqualTo(MessageState.SENT);
        receipt("M0001", 0);
        assertThat(state(id)).isEqualTo(MessageState.DELIVERED);
        assertThat(peer.taken).hasSize(2);
    }
}
