package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.messaging.gateway.Accepted;

class WakingTest {

    private final FakeGateway gateway = new FakeGateway();

    @Test
    void aRunningDispatcherSendsAfterCommitAndNotBefore() throws Exception {
        var database = Databases.both().findFirst().orElseThrow();
        MessagingWorld.empty(database);
        CountDownLatch sent = new CountDownLatch(2);
        gateway.behaviour = message -> {
            sent.countDown();
            return new Accepted(List.of(message.id()), "ok");
        };
        try (var world = new MessagingWorld(database, gateway.only())) {
            var dispatcher = world.bean(Dispatcher.class);
            dispatcher.start();
            String customer = world.customer("13800001111");
            String wording = world.wording("您好");
            world.inTransaction(() -> {
                world.bean(SendSms.class).run(MessagingWorld.in(customer, wording, ContactPurpose.REMINDER), world.step("RO-1"));
                CompletableFuture.runAsync(dispatcher::runOnce).join();
                assertThat(gateway.sent).as("not yet committed").isEmpty();
                return true;
            });
            world.sms(customer, "您好", ContactPurpose.REMINDER);
            assertThat(sent.await(30, TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(30)).until(() -> world.jdbc.sql("select count(*) from message where state = 'SENT'").query(Integer.class).single() == 2);
            dispatcher.stop();
        }
    }
}
