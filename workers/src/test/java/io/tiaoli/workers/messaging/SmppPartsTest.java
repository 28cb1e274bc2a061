package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;
import io.tiaoli.testing.SmppPeer;
import io.tiaoli.workers.contact.ContactPurpose;

/** A long text whose second part gets no answer. */
class SmppPartsTest {

    private static final String PHONE = "13800001111";

    private final DriverManagerDataSource database = Databases.both().findFirst().orElseThrow();
    private final CountDownLatch over = new CountDownLatch(1);
    private final SmppPeer peer = new SmppPeer();
    private MessagingWorld world;

    @BeforeEach
    void start() {
        MessagingWorld.empty(database);
        world = MessagingWorld.smpp(database, peer.port());
    }

    @AfterEach
    void stop() {
        over.countDown();
        world.close();
        peer.close();
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
        String id = world.sms(world.customer(PHONE), "很长的短信。".repeat(20), ContactPurpose.REMINDER);
        world.bean(Dispatcher.class).runOnce();
        return id;
    }

    private void receipt(String part, int taken) {
        try {
            peer.receipt(part, "86" + PHONE, "DELIVRD", peer.taken.get(taken).reference());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private MessageState state(String id) {
        return world.message(id).state();
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
