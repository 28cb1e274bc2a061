package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.database.Moments;
import io.tiaoli.workers.messaging.gateway.Accepted;
import io.tiaoli.workers.messaging.gateway.DeliveryState;
import io.tiaoli.workers.messaging.gateway.NotAccepted;
import io.tiaoli.workers.messaging.gateway.NotAccepted.Kind;
import io.tiaoli.workers.messaging.gateway.Outgoing;
import io.tiaoli.workers.messaging.gateway.Receipt;

class DispatcherTest {

    private static final String BOTH = "io.tiaoli.testing.Databases#both";
    private static final String PHONE = "13800001111";
    private final FakeGateway gateway = new FakeGateway();

    @ParameterizedTest
    @MethodSource(BOTH)
    void sendsOnceAndKeepsWhatTheGatewaySaid(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String id = world.sms(world.customer(PHONE), "您好", ContactPurpose.REMINDER);
            assertThat(world.bean(Dispatcher.class).runOnce()).isEqualTo(1);
            assertThat(world.bean(Dispatcher.class).runOnce()).isZero();
            assertThat(gateway.sent).extracting(Outgoing::id).containsExactly(id);
            assertThat(world.message(id)).extracting(Message::state, Message::sentAt, Message::gateway, Message::gatewayId, Message::gatewayAnswer, Message::attempts)
                    .containsExactly(MessageState.SENT, Optional.of(world.clock.instant()), Optional.of("fake"), Optional.of("G-" + id), Optional.of("ok"), 1);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void sendsNothingThatIsNotCommitted(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String customer = world.customer(PHONE);
            var in = MessagingWorld.in(customer, world.wording("您好"), ContactPurpose.REMINDER);
            world.inTransaction(() -> {
                world.bean(SendSms.class).run(in, world.step("RO-3"));
                throw new RolledBack();
            }, RolledBack.class);
            world.bean(Dispatcher.class).runOnce();
            assertThat(gateway.sent).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void asksForConsentAgainBeforeSending(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String customer = world.customer(PHONE, ContactPurpose.CARE);
            String id = world.sms(customer, "您好", ContactPurpose.CARE);
            world.jdbc.sql("update customer set do_not_contact = true where id = ?").param(customer).update();
            world.bean(Dispatcher.class).runOnce();
            assertThat(gateway.sent).isEmpty();
            assertThat(world.message(id).state()).isEqualTo(MessageState.BLOCKED);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void withdrawnConsentCancelsWhatWaitsAndNeedsIt(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String customer = world.customer(PHONE, ContactPurpose.CARE);
            String care = world.sms(customer, "天冷加衣", ContactPurpose.CARE);
            String reminder = world.sms(customer, "明天到店", ContactPurpose.APPOINTMENT_REMINDER);
            world.bean(Consents.class).withdraw(customer, "电话中要求");
            assertThat(world.message(care).state()).isEqualTo(MessageState.CANCELLED);
            assertThat(world.message(reminder).state()).isEqualTo(MessageState.WAITING);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void asksForTheContactWindowAgainBeforeSending(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String id = world.sms(world.customer(PHONE), "您好", ContactPurpose.REMINDER);
            world.clock.set("2026-11-21T22:00:00+08:00");
            world.bean(Dispatcher.class).runOnce();
            assertThat(gateway.sent).isEmpty();
            assertThat(world.message(id)).extracting(Message::state, Message::notBefore, Message::attempts)
                    .containsExactly(MessageState.WAITING, Instant.parse("2026-11-22T00:00:00Z"), 0);
            world.clock.set("2026-11-22T08:00:00+08:00");
            world.bean(Dispatcher.class).runOnce();
            assertThat(world.message(id).state()).isEqualTo(MessageState.SENT);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void triesAgainAtGrowingDistancesAndThenGivesUp(DriverManagerDataSource database) {
        try (var world = world(database)) {
            gateway.behaviour = message -> {
                throw new NotAccepted(Kind.BUSY, "太忙");
            };
            String id = world.sms(world.customer(PHONE), "您好", ContactPurpose.REMINDER);
            List<Duration> pauses = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                world.bean(Dispatcher.class).runOnce();
                Duration pause = Duration.between(world.clock.instant(), world.message(id).notBefore());
                pauses.add(pause);
                world.clock.advance(pause);
            }
            assertThat(pauses.subList(0, 5)).containsExactly(Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofMinutes(16), Duration.ofMinutes(64));
            world.clock.advance(Duration.ofHours(2));
            world.bean(Dispatcher.class).runOnce();
            assertThat(gateway.sent).hasSize(6);
            assertThat(world.message(id)).extracting(Message::state, Message::gatewayAnswer).containsExactly(MessageState.FAILED, Optional.of("太忙"));
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatTheGatewayRejectsHasFailedAtOnce(DriverManagerDataSource database) {
        try (var world = world(database)) {
            gateway.behaviour = message -> {
                throw new NotAccepted(Kind.REJECTED, "空号");
            };
            String id = world.sms(world.customer(PHONE), "您好", ContactPurpose.REMINDER);
            world.bean(Dispatcher.class).runOnce();
            assertThat(world.message(id).state()).isEqualTo(MessageState.FAILED);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aGatewayThatHangsCostsABoundedTimeAndTheMessageIsUncertain(DriverManagerDataSource database) {
        try (var world = world(database)) {
            CountDownLatch never = new CountDownLatch(1);
            gateway.behaviour = message -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return null;
            };
            String id = world.sms(world.customer(PHONE), "您好", ContactPurpose.REMINDER);
            long start = System.nanoTime();
            world.bean(Dispatcher.class).runOnce();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            assertThat(world.message(id).state()).isEqualTo(MessageState.UNKNOWN);
            world.clock.advance(Duration.ofHours(3));
            world.bean(Dispatcher.class).runOnce();
            assertThat(gateway.sent).as("never sent again by itself").hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aMessageClaimedByADeadNodeIsUncertainAndNotSentAgain(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String id = world.sms(world.customer(PHONE), "您好", ContactPurpose.REMINDER);
            claimedByADeadNode(world, id);
            world.bean(Dispatcher.class).runOnce();
            assertThat(world.message(id).state()).as("within the lease").isEqualTo(MessageState.CLAIMED);
            world.clock.advance(Duration.ofMinutes(10));
            world.bean(Dispatcher.class).runOnce();
            world.clock.advance(Duration.ofMinutes(10));
            world.bean(Dispatcher.class).runOnce();
            assertThat(world.message(id).state()).isEqualTo(MessageState.UNKNOWN);
            assertThat(gateway.sent).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aMessageClaimedByADeadNodeIsSentAgainWhereItsWordingAllowsIt(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String id = world.sms(world.customer(PHONE), "{{! 可重发 }}您好", ContactPurpose.REMINDER);
            claimedByADeadNode(world, id);
            world.clock.advance(Duration.ofMinutes(10));
            world.bean(Dispatcher.class).runOnce();
            world.clock.advance(Duration.ofMinutes(10));
            world.bean(Dispatcher.class).runOnce();
            assertThat(world.message(id)).extracting(Message::state, Message::text).containsExactly(MessageState.SENT, "【条理汽车】您好");
            assertThat(gateway.sent).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aMessageWithoutReceiptIsAskedAbout(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String id = world.sms(world.customer(PHONE), "您好", ContactPurpose.REMINDER);
            world.bean(Dispatcher.class).runOnce();
            gateway.answers = gatewayId -> Optional.of(new Receipt("fake", gatewayId, Optional.empty(), DeliveryState.DELIVERED, world.clock.instant(), "query"));
            world.bean(Dispatcher.class).runOnce();
            assertThat(world.message(id).state()).isEqualTo(MessageState.SENT);
            world.clock.advance(Duration.ofMinutes(31));
            world.bean(Dispatcher.class).runOnce();
            assertThat(world.message(id).state()).isEqualTo(MessageState.DELIVERED);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void anUncertainMessageOfWhichTheGatewayTookAPartIsAskedAboutAtOnce(DriverManagerDataSource database) {
        try (var world = world(database)) {
            gateway.behaviour = message -> {
                throw new NotAccepted(Kind.UNCLEAR, "断线", List.of("P1"));
            };
            List<String> asked = new ArrayList<>();
            gateway.answers = gatewayId -> {
                asked.add(gatewayId);
                return Optional.of(new Receipt("fake", gatewayId, Optional.empty(), DeliveryState.DELIVERED, world.clock.instant(), "query"));
            };
            String id = world.sms(world.customer(PHONE), "您好", ContactPurpose.REMINDER);
            world.bean(Dispatcher.class).runOnce();
            assertThat(asked).containsExactly("P1");
            assertThat(world.message(id).state()).isEqualTo(MessageState.DELIVERED);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatIsTooLateIsNotSent(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String id = world.sms(world.customer(PHONE), "您好", ContactPurpose.REMINDER);
            world.jdbc.sql("update message set expires_at = ? where id = ?").params(Moments.stored(world.clock.instant()), id).update();
            world.bean(Dispatcher.class).runOnce();
            assertThat(gateway.sent).isEmpty();
            assertThat(world.message(id).state()).isEqualTo(MessageState.EXPIRED);
        }
    }

    @Test
    @EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
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
    @EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
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

    private static void claimedByADeadNode(MessagingWorld world, String id) {
        world.jdbc.sql("update message set state = 'CLAIMED', node = 'dead', claimed_at = ?, attempts = 1 where id = ?").params(Moments.stored(world.clock.instant()), id).update();
    }

    private static final class RolledBack extends RuntimeException {}

    private MessagingWorld world(DriverManagerDataSource database) {
        MessagingWorld.empty(database);
        return new MessagingWorld(database, gateway.only());
    }
}
