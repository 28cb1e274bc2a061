package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.messaging.gateway.Accepted;

/** Two nodes that send out of one outbox at the same time. */
@EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
class DispatchersTogetherTest extends DispatcherDesk {

    @Test
    void twoNodesThatClaimAtTheSameMomentGetDifferentMessagesAndDoNotWait() {
        var database = Databases.both().findFirst().orElseThrow();
        try (var world = world(database)) {
            String customer = world.customer(PHONE);
            for (int i = 0; i < 4; i++) world.sms(customer, "您好", ContactPurpose.REMINDER);
            var claims = world.bean(Claims.class);
            world.inTransaction(() -> {
                var one = claims.claim(Channel.SMS, "one", world.clock.instant(), 2);
                var other = CompletableFuture.supplyAsync(() -> world.inTransaction(() -> {
                    world.jdbc.sql("set local lock_timeout = '5s'").update();
                    return claims.claim(Channel.SMS, "other", world.clock.instant(), 2);
                })).join();
                assertThat(one).hasSize(2);
                return assertThat(other).hasSize(2).doesNotContainAnyElementsOf(one);
            });
        }
    }

    @Test
    void twoNodesSendEachOfTwoHundredMessagesOnce() throws Exception {
        var database = Databases.both().findFirst().orElseThrow();
        gateway.behaviour = message -> new Accepted(List.of("G-" + message.id()), "ok");
        try (var one = world(database); var other = new MessagingWorld(database, gateway.only())) {
            String customer = one.customer(PHONE);
            String wording = one.wording("您好");
            for (int i = 0; i < 200; i++) {
                one.inTransaction(() -> one.bean(SendSms.class).run(MessagingWorld.in(customer, wording, ContactPurpose.REMINDER), one.step("RO-C")));
            }
            var threads = Executors.newFixedThreadPool(2);
            List<Future<Integer>> counts = List.of(threads.submit(() -> one.bean(Dispatcher.class).runOnce()), threads.submit(() -> other.bean(Dispatcher.class).runOnce()));
            int first = counts.get(0).get();
            int second = counts.get(1).get();
            threads.shutdown();
            assertThat(first + second).isEqualTo(200);
            assertThat(first).as("both nodes work").isPositive();
            assertThat(second).as("both nodes work").isPositive();
            assertThat(gateway.sent).hasSize(200);
            assertThat(new HashSet<>(gateway.sent)).hasSize(200);
            assertThat(one.jdbc.sql("select count(*) from message where state = 'SENT' and attempts = 1").query(Integer.class).single()).isEqualTo(200);
        }
    }
}
