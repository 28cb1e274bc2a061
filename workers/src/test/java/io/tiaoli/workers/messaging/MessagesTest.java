package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.contact.BusinessLine;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.messaging.gateway.NotAccepted;
import io.tiaoli.workers.messaging.gateway.NotAccepted.Kind;

class MessagesTest {

    private static final String BOTH = "io.tiaoli.testing.Databases#both";
    private final FakeGateway gateway = new FakeGateway();

    @ParameterizedTest
    @MethodSource(BOTH)
    void findsMessagesByStateTextPhoneAndCase(DriverManagerDataSource database) {
        try (var world = world(database)) {
            var messages = world.bean(Messages.class);
            String one = world.sms(world.customer("13800001111"), "工单 100% 完成", ContactPurpose.REMINDER, world.step("RO-7"));
            String two = world.sms(world.customer("13900002222"), "您好", ContactPurpose.CARE, world.step("RO-8"));
            assertThat(messages.page(Messages.Filter.ALL, 0, 1)).satisfies(page -> {
                assertThat(page.total()).isEqualTo(2);
                assertThat(page.messages()).hasSize(1);
            });
            assertThat(messages.page(Messages.Filter.ALL, 2, 1).messages()).isEmpty();
            assertThat(found(messages, new Messages.Filter(Optional.of(MessageState.BLOCKED), Optional.empty(), Optional.empty(), Optional.empty()))).isEqualTo(two);
            assertThat(found(messages, new Messages.Filter(Optional.empty(), Optional.of("100%"), Optional.empty(), Optional.empty()))).isEqualTo(one);
            assertThat(found(messages, new Messages.Filter(Optional.empty(), Optional.empty(), Optional.of("2222"), Optional.empty()))).isEqualTo(two);
            assertThat(found(messages, new Messages.Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("RO-7")))).isEqualTo(one);
            assertThat(messages.page(new Messages.Filter(Optional.empty(), Optional.of("_"), Optional.empty(), Optional.empty()), 0, 10).total()).isZero();
            assertThat(messages.ofCase("RO-7")).singleElement().isEqualTo(world.message(one));
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aFailedMessageIsMendedAndSentAgainAndEveryActIsRecorded(DriverManagerDataSource database) {
        try (var world = world(database)) {
            var acts = world.bean(MessageActs.class);
            String id = failed(world);
            acts.mendAddress(id, "139 0000 2222", "service-advisor-1");
            acts.sendAgain(id, "service-advisor-1");
            gateway.behaviour = new FakeGateway().behaviour;
            world.bean(Dispatcher.class).runOnce();
            assertThat(world.message(id)).extracting(Message::state, Message::address, Message::attempts).containsExactly(MessageState.SENT, "13900002222", 1);
            assertThat(acts.of(id)).extracting(MessageActs.Act::kind, MessageActs.Act::who, MessageActs.Act::detail).containsExactlyInAnyOrder(
                    tuple(MessageActs.Kind.MEND_ADDRESS, "service-advisor-1", Optional.of("13800001111 → 13900002222")),
                    tuple(MessageActs.Kind.SEND_AGAIN, "service-advisor-1", Optional.empty()));
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void givingUpNeedsAReason(DriverManagerDataSource database) {
        try (var world = world(database)) {
            var acts = world.bean(MessageActs.class);
            String id = failed(world);
            assertThatThrownBy(() -> acts.giveUp(id, "cashier-1", " ")).isInstanceOf(Refused.class).hasMessageContaining("原因");
            acts.giveUp(id, "cashier-1", "客户已到店");
            assertThat(world.message(id)).extracting(Message::state, Message::note).containsExactly(MessageState.CANCELLED, Optional.of("cashier-1 放弃：客户已到店"));
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatIsSentOrOnItsWayIsNotTouched(DriverManagerDataSource database) {
        try (var world = world(database)) {
            var acts = world.bean(MessageActs.class);
            String id = world.sms(world.customer("13800001111"), "您好", ContactPurpose.REMINDER);
            world.bean(Dispatcher.class).runOnce();
            assertThatThrownBy(() -> acts.sendAgain(id, "cashier-1")).isInstanceOf(Refused.class).hasMessageContaining("已发出");
            assertThatThrownBy(() -> acts.mendAddress(id, "13900002222", "cashier-1")).isInstanceOf(Refused.class);
            assertThat(acts.of(id)).isEmpty();
            assertThatThrownBy(() -> acts.mendAddress(failed(world), "123", "cashier-1")).isInstanceOf(Refused.class).hasMessageContaining("「123」");
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aCancelledCaseCancelsItsUnsentMessagesOnly(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String customer = world.customer("13800001111");
            String sent = world.sms(customer, "第一条", ContactPurpose.REMINDER, world.step("RO-9"));
            world.bean(Dispatcher.class).runOnce();
            String waiting = world.sms(customer, "第二条", ContactPurpose.REMINDER, world.step("RO-9"));
            String other = world.sms(customer, "第三条", ContactPurpose.REMINDER, world.step("RO-10"));
            assertThat(world.bean(CancelMessages.class).run(Nothing.NOTHING, world.step("RO-9")).cancelledMessages()).isEqualTo(1);
            assertThat(world.message(waiting).state()).isEqualTo(MessageState.CANCELLED);
            assertThat(world.message(sent).state()).isEqualTo(MessageState.SENT);
            assertThat(world.message(other).state()).isEqualTo(MessageState.WAITING);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aWeChatMessageIsKeptForAPersonAndNeverPretendedSent(DriverManagerDataSource database) {
        try (var world = world(database)) {
            var in = new PrepareMessage.In(world.customer("13800001111"), PrepareMessage.ByHand.WECHAT, world.wording("您好"), ContactPurpose.REMINDER, BusinessLine.AUTO, Optional.empty());
            String id = world.inTransaction(() -> world.bean(PrepareMessage.class).run(in, world.step("RO-11")).messageId());
            world.bean(Dispatcher.class).runOnce();
            assertThat(world.message(id).state()).isEqualTo(MessageState.NOT_SENT);
            assertThat(world.message(id).note().orElseThrow()).contains("微信", "人工发送");
            assertThatThrownBy(() -> world.bean(MessageActs.class).sendAgain(id, "service-advisor-1")).isInstanceOf(Refused.class);
            world.bean(MessageActs.class).sentByHand(id, "service-advisor-1");
            assertThat(world.message(id)).extracting(Message::state, Message::sentAt).containsExactly(MessageState.SENT, Optional.of(world.clock.instant()));
        }
    }

    private String failed(MessagingWorld world) {
        gateway.behaviour = message -> {
            throw new NotAccepted(Kind.REJECTED, "空号");
        };
        String id = world.sms(world.customer("13800001111"), "您好", ContactPurpose.REMINDER);
        world.bean(Dispatcher.class).runOnce();
        return id;
    }

    private static String found(Messages messages, Messages.Filter filter) {
        var page = messages.page(filter, 0, 10);
        assertThat(page.total()).isEqualTo(1);
        return page.messages().get(0).id();
    }

    private MessagingWorld world(DriverManagerDataSource database) {
        MessagingWorld.empty(database);
        return new MessagingWorld(database, gateway.only());
    }
}
