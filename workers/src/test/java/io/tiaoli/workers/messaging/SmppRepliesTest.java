package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jsmpp.bean.Alphabet;
import org.junit.jupiter.api.Test;

class SmppRepliesTest extends SmppLine {

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
}
