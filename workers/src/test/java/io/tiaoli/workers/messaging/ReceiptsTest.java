package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.messaging.gateway.Accepted;
import io.tiaoli.workers.messaging.gateway.DeliveryState;
import io.tiaoli.workers.messaging.gateway.NotAccepted;
import io.tiaoli.workers.messaging.gateway.NotAccepted.Kind;
import io.tiaoli.workers.messaging.gateway.Receipt;
import io.tiaoli.workers.messaging.gateway.Reference;

class ReceiptsTest {

    private static final String BOTH = "io.tiaoli.testing.Databases#both";
    private static final String PHONE = "13811113333";
    private final FakeGateway gateway = new FakeGateway();

    @ParameterizedTest
    @MethodSource(BOTH)
    void isDeliveredWhenAllPartsAreAndFailedWhenOneIs(DriverManagerDataSource database) {
        try (var world = world(database)) {
            gateway.behaviour = message -> new Accepted(List.of(message.id() + "/1", message.id() + "/2"), "ok");
            String good = send(world);
            String bad = send(world);
            told(world, good + "/1", DeliveryState.DELIVERED);
            told(world, bad + "/1", DeliveryState.DELIVERED);
            assertThat(world.message(good).state()).isEqualTo(MessageState.SENT);
            told(world, good + "/2", DeliveryState.DELIVERED);
            told(world, bad + "/2", DeliveryState.FAILED);
            assertThat(world.message(good)).extracting(Message::state, Message::deliveredAt).containsExactly(MessageState.DELIVERED, Optional.of(world.clock.instant()));
            assertThat(world.message(bad).state()).isEqualTo(MessageState.FAILED);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aReceiptBeforeOurCommitIsMatchedLater(DriverManagerDataSource database) {
        try (var world = world(database)) {
            gateway.behaviour = message -> {
                told(world, "E1", DeliveryState.DELIVERED);
                return new Accepted(List.of("E1"), "ok");
            };
            assertThat(world.message(send(world)).state()).isEqualTo(MessageState.DELIVERED);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void unknownAndDoubledReceiptsAreKeptOnce(DriverManagerDataSource database) {
        try (var world = world(database)) {
            told(world, "X1", DeliveryState.DELIVERED);
            told(world, "X1", DeliveryState.DELIVERED);
            assertThat(world.jdbc.sql("select count(*) from receipt").query(Integer.class).single()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theSameReceiptAtTwoNodesAtOnceIsKeptOnceAndBreaksNothing(DriverManagerDataSource database) throws Exception {
        try (var world = world(database)) {
            var threads = Executors.newFixedThreadPool(4);
            for (int round = 0; round < 10; round++) {
                String gatewayId = "D" + round;
                List<Future<?>> all = List.of(threads.submit(() -> told(world, gatewayId, DeliveryState.DELIVERED)), threads.submit(() -> told(world, gatewayId, DeliveryState.DELIVERED)),
                        threads.submit(() -> told(world, gatewayId, DeliveryState.DELIVERED)), threads.submit(() -> told(world, gatewayId, DeliveryState.DELIVERED)));
                for (Future<?> each : all) each.get();
            }
            threads.shutdown();
            assertThat(world.jdbc.sql("select count(*) from receipt").query(Integer.class).single()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aReceiptWithOurReferenceSettlesAnUncertainMessageWhicheverComesFirst(DriverManagerDataSource database) {
        try (var world = world(database)) {
            gateway.behaviour = message -> {
                throw new NotAccepted(Kind.UNCLEAR, "断线");
            };
            String later = send(world);
            assertThat(world.message(later).state()).isEqualTo(MessageState.UNKNOWN);
            world.bean(Receipts.class).received(new Receipt("fake", "L1", Optional.of(Reference.of(later, PHONE)), DeliveryState.DELIVERED, world.clock.instant(), "raw"));
            assertThat(world.message(later).state()).isEqualTo(MessageState.DELIVERED);
            gateway.behaviour = message -> {
                world.bean(Receipts.class).received(new Receipt("fake", "L2", Optional.of(Reference.of(message.id(), PHONE)), DeliveryState.DELIVERED, world.clock.instant(), "raw"));
                throw new NotAccepted(Kind.UNCLEAR, "断线");
            };
            assertThat(world.message(send(world)).state()).isEqualTo(MessageState.DELIVERED);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void noTwoMessagesToOnePhoneBearTheSameReference(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String first = send(world);
            world.jdbc.sql("""
                    insert into message (id, once_key, reference, case_no, flow, step, customer_id, channel, address, wording_key, wording_version, content, segments, parts, purpose, business_line,
                        commercial, resend_allowed, state, attempts, not_before, created_at, asked, on_reply, quiet_sms_sent, morning_service, before_departure)
                    select 'half' || n.x, 'half' || n.x, n.x || '@' || :phone, case_no, flow, step, customer_id, channel, address, wording_key, wording_version, content, segments, parts, purpose, business_line,
                        commercial, resend_allowed, state, attempts, not_before, created_at, asked, on_reply, quiet_sms_sent, morning_service, before_departure
                    from message, generate_series(0, 65534, 2) n (x) where id = :first""").param("phone", PHONE).param("first", first).update();
            for (int i = 0; i < 15; i++) {
                String reference = world.message(send(world)).reference();
                assertThat(Integer.parseInt(reference.substring(0, reference.indexOf('@'))) % 2).as(reference).isOne();
            }
        }
    }

    private static void told(MessagingWorld world, String gatewayId, DeliveryState state) {
        world.bean(Receipts.class).received(new Receipt("fake", gatewayId, Optional.empty(), state, world.clock.instant(), "raw"));
    }

    private static String send(MessagingWorld world) {
        String id = world.sms(world.customer(PHONE), "您好", ContactPurpose.REMINDER);
        world.bean(Dispatcher.class).runOnce();
        return id;
    }

    private MessagingWorld world(DriverManagerDataSource database) {
        MessagingWorld.empty(database);
        return new MessagingWorld(database, gateway.only());
    }
}
