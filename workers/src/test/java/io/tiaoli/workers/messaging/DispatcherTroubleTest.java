package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.database.Moments;
import io.tiaoli.workers.messaging.gateway.DeliveryState;
import io.tiaoli.workers.messaging.gateway.NotAccepted;
import io.tiaoli.workers.messaging.gateway.NotAccepted.Kind;
import io.tiaoli.workers.messaging.gateway.Receipt;

/** A gateway that is busy, refuses, hangs or stays silent, and a node that dies while it sends. */
class DispatcherTroubleTest extends DispatcherDesk {

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

    private static void claimedByADeadNode(MessagingWorld world, String id) {
        world.jdbc.sql("update message set state = 'CLAIMED', node = 'dead', claimed_at = ?, attempts = 1 where id = ?").params(Moments.stored(world.clock.instant()), id).update();
    }
}
