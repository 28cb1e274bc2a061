package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.database.Moments;
import io.tiaoli.workers.messaging.gateway.Outgoing;

class DispatcherTest extends DispatcherDesk {

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
    void whatIsTooLateIsNotSent(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String id = world.sms(world.customer(PHONE), "您好", ContactPurpose.REMINDER);
            world.jdbc.sql("update message set expires_at = ? where id = ?").params(Moments.stored(world.clock.instant()), id).update();
            world.bean(Dispatcher.class).runOnce();
            assertThat(gateway.sent).isEmpty();
            assertThat(world.message(id).state()).isEqualTo(MessageState.EXPIRED);
        }
    }

    private static final class RolledBack extends RuntimeException {}
}
