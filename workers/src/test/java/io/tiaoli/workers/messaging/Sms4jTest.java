package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;
import io.tiaoli.testing.HuaweiPeer;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.messaging.gateway.DeliveryState;
import io.tiaoli.workers.messaging.gateway.Receipt;

/** Against an HTTP server on this machine that speaks Huawei's API. */
class Sms4jTest {

    private final DriverManagerDataSource database = Databases.both().findFirst().orElseThrow();
    private final HuaweiPeer peer = new HuaweiPeer();
    private MessagingWorld world;

    @BeforeEach
    void start() {
        MessagingWorld.empty(database);
        world = world(peer.url());
    }

    @AfterEach
    void stop() {
        world.close();
        peer.close();
    }

    @Test
    void sendsTheTextAsTheTemplatesValueWithTheSignatureBesideIt() {
        String id = send("{{plateNo}} 的\"报价\"已出\\，\n请查看。");
        assertThat(peer.requests).singleElement().satisfies(request -> {
            assertThat(request).containsEntry("to", "13800001111").containsEntry("from", "8826").containsEntry("templateId", "T1").containsEntry("signature", "条理汽车");
            assertThat(request.get("templateParas")).isEqualTo("[\"京A12345 的”报价”已出＼， 请查看。\"]");
            assertThat(request.get("X-WSSE")).contains("Username=\"key\"").doesNotContain("secret");
        });
        assertThat(world.message(id)).extracting(Message::state, Message::gateway, Message::gatewayId).containsExactly(MessageState.SENT, Optional.of("sms4j"), Optional.of("d6e3cdd0_1"));
    }

    @Test
    void aReceiptOverHttpFindsItsMessage() {
        String id = send("您好");
        world.bean(Receipts.class).received(new Receipt("sms4j", "d6e3cdd0_1", Optional.empty(), DeliveryState.of("DELIVRD"), world.clock.instant(), "smsMsgId=d6e3cdd0_1&status=DELIVRD"));
        assertThat(world.message(id).state()).isEqualTo(MessageState.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"code\":\"E000102\",\"description\":\"The X-WSSE field is missing\"}",
            "{\"result\":[{\"originTo\":\"+8613800001111\",\"smsMsgId\":\"1\",\"status\":\"E000526\"}],\"code\":\"000000\",\"description\":\"Success\"}"})
    void anErrorCodeFailsTheMessageAndIsShown(String answer) {
        peer.answer = () -> answer;
        String id = send("您好");
        assertThat(world.message(id).state()).isEqualTo(MessageState.FAILED);
        assertThat(world.message(id).gatewayAnswer().orElseThrow()).contains("E000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>502 Bad Gateway</html>", "{}", "[1,2", "{\"hello\":\"world\"}"})
    void nonsenseLeavesTheMessageUncertainAndIsNotRepeated(String answer) {
        peer.answer = () -> answer;
        String id = send("您好");
        assertThat(world.message(id).state()).isEqualTo(MessageState.UNKNOWN);
        world.clock.advance(Duration.ofHours(2));
        world.bean(Dispatcher.class).runOnce();
        assertThat(peer.requests).hasSize(1);
    }

    @Test
    void aPeerThatHangsCostsABoundedTime() {
        peer.answer = peer::hang;
        long start = System.nanoTime();
        String id = send("您好");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(world.message(id).state()).isEqualTo(MessageState.UNKNOWN);
    }

    @Test
    void withoutAPeerTheMessageIsTriedLater() {
        peer.close();
        String id = send("您好");
        assertThat(world.message(id).state()).isEqualTo(MessageState.WAITING);
    }

    private String send(String text) {
        String id = world.sms(world.customer("13800001111"), text, ContactPurpose.REMINDER);
        world.bean(Dispatcher.class).runOnce();
        return id;
    }

    private MessagingWorld world(String url) {
        return new MessagingWorld(database, Map.of("tiaoli.sms.gateway", "sms4j", "tiaoli.sms.send-timeout", "3", "tiaoli.sms.sms4j.supplier", "huawei", "tiaoli.sms.sms4j.url", url,
                "tiaoli.sms.sms4j.access-key-id", "key", "tiaoli.sms.sms4j.access-key-secret", "secret", "tiaoli.sms.sms4j.template-id", "T1", "tiaoli.sms.sms4j.sender", "8826"));
    }
}
