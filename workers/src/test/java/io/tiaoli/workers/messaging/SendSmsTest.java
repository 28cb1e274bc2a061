package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.workers.Refused;
import io.tiaoli.workers.contact.ContactPurpose;

class SendSmsTest {

    private static final String BOTH = "io.tiaoli.testing.Databases#both";

    @ParameterizedTest
    @MethodSource(BOTH)
    void writesTheTextWithTheCompanysNameAndTheFactsOfTheCase(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String id = world.sms(world.customer("138 0000-1111"), "{{plateNo}} 已完工，欢迎来取车。", ContactPurpose.DELIVERY_NOTICE);
            var message = world.message(id);
            assertThat(message.text()).isEqualTo("【条理汽车】京A12345 已完工，欢迎来取车。");
            assertThat(message).extracting(Message::address, Message::segments, Message::state, Message::commercial, Message::wordingVersion)
                    .containsExactly("13800001111", 1, MessageState.WAITING, false, 1);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void valuesOfTheStepGoBeforeTheFactsOfTheCase(DriverManagerDataSource database) {
        try (var world = world(database)) {
            var in = MessagingWorld.in(world.customer("13800001111"), world.wording("{{plateNo}}"), ContactPurpose.REMINDER);
            var other = new SendSms.In(in.customerId(), in.wording(), in.purpose(), in.businessLine(), Optional.of(Map.of("plateNo", "沪B00001")), Optional.of("+8613900002222"),
                    in.notBefore(), in.expiresAt(), in.onReply(), in.quietSmsSent(), in.orderReceivedAt(), in.isMorningService(), in.beforeDeparture());
            String id = world.inTransaction(() -> world.bean(SendSms.class).run(other, world.step("RO-1")).messageId());
            assertThat(world.message(id)).extracting(Message::text, Message::address).containsExactly("【条理汽车】沪B00001", "13900002222");
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aStepThatIsTriedAgainWritesNoSecondMessage(DriverManagerDataSource database) {
        try (var world = world(database)) {
            var step = world.step("RO-2");
            var in = MessagingWorld.in(world.customer("13800001111"), world.wording("您好"), ContactPurpose.REMINDER);
            String first = world.inTransaction(() -> world.bean(SendSms.class).run(in, step).messageId());
            assertThat(world.inTransaction(() -> world.bean(SendSms.class).run(in, step).messageId())).isEqualTo(first);
            assertThat(world.inTransaction(() -> world.bean(SendSms.class).run(in, world.step("RO-2")).messageId())).isNotEqualTo(first);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aCommercialTextNamesTheWayToOptOut(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String id = world.sms(world.customer("13800001111", ContactPurpose.CARE), "天冷了，记得检查轮胎。", ContactPurpose.CARE);
            assertThat(world.message(id).text()).isEqualTo("【条理汽车】天冷了，记得检查轮胎。 拒收请回复R");
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void withoutConsentTheMessageIsKeptAsBlocked(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String id = world.sms(world.customer("13800001111"), "您好", ContactPurpose.CARE);
            assertThat(world.message(id).state()).isEqualTo(MessageState.BLOCKED);
            assertThat(world.message(id).note()).contains("客户没有同意「关怀」联系");
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aMessageOfTheNightWaitsUntilTheMorningButNoonIsNoHindrance(DriverManagerDataSource database) {
        try (var world = world(database)) {
            world.clock.set("2026-11-21T22:30:00+08:00");
            assertThat(world.message(world.sms(world.customer("13800001111"), "您好", ContactPurpose.REMINDER)).notBefore()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
            world.clock.set("2026-11-21T12:30:00+08:00");
            assertThat(world.message(world.sms(world.customer("13800001111"), "您好", ContactPurpose.REMINDER)).notBefore()).isEqualTo(world.clock.instant());
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void refusesAPhoneThatIsNone(DriverManagerDataSource database) {
        try (var world = world(database)) {
            for (String phone : new String[] {"010-88886666", "1380000111", "12345678901", "abc"}) {
                String customer = world.customer(phone);
                assertThatThrownBy(() -> world.sms(customer, "您好", ContactPurpose.REMINDER)).isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("phone-invalid");
                    assertThat(refused).hasMessageContaining("张三").hasMessageContaining(phone).hasMessageContaining("11 位");
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void refusesATextThatIsTooLong(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String customer = world.customer("13800001111");
            assertThatThrownBy(() -> world.sms(customer, "长".repeat(263), ContactPurpose.REMINDER)).hasMessageContaining("269 字，要分 5 条发送，最多 4 条");
            assertThat(world.message(world.sms(customer, "长".repeat(262), ContactPurpose.REMINDER)).segments()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void cutsWhatSomebodyEnteredAtLengthAndNeverALink(DriverManagerDataSource database) {
        try (var world = world(database)) {
            var in = MessagingWorld.in(world.customer("13800001111"), world.wording("您好：{{items}}，{{link}}"), ContactPurpose.REMINDER);
            String link = "https://tiaoli.example.com/" + "x".repeat(50);
            var entered = new SendSms.In(in.customerId(), in.wording(), in.purpose(), in.businessLine(), Optional.of(Map.of("items", "保".repeat(118) + "🚗".repeat(300), "link", link)), in.phone(),
                    in.notBefore(), in.expiresAt(), in.onReply(), in.quietSmsSent(), in.orderReceivedAt(), in.isMorningService(), in.beforeDeparture());
            String id = world.inTransaction(() -> world.bean(SendSms.class).run(entered, world.step("RO-3")).messageId());
            assertThat(world.message(id).text()).isEqualTo("【条理汽车】您好：" + "保".repeat(118) + "…，" + link);
        }
    }

    private static MessagingWorld world(DriverManagerDataSource database) {
        MessagingWorld.empty(database);
        return new MessagingWorld(database, new FakeGateway().only());
    }
}
