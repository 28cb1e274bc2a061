package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.read;
import static io.tiaoli.workers.database.Moments.stored;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.workers.Refused;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.messaging.gateway.Phones;
import io.tiaoli.workers.messaging.gateway.Reference;

/** What people do to messages that did not go out by themselves; every act is recorded. */
@Repository
public class MessageActs {

    /** What somebody did. */
    public record Act(Kind kind, String who, Optional<String> detail, Instant at) {}

    /** The kinds of acts. */
    public enum Kind {SEND_AGAIN, GIVE_UP, MEND_ADDRESS, SENT_BY_HAND}

    private static final Set<MessageState> OPEN = Set.of(MessageState.FAILED, MessageState.UNKNOWN, MessageState.NOT_SENT, MessageState.BLOCKED);
    private static final Set<Channel> AUTOMATIC = Set.of(Channel.SMS, Channel.EMAIL);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Messages messages;
    private final ApplicationEventPublisher events;

    MessageActs(JdbcClient jdbc, Clock clock, Messages messages, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.messages = messages;
        this.events = events;
    }

    /** Sends a message once more; consent and contact window are asked again. */
    @Transactional
    public void sendAgain(String id, String who) {
        Message message = open(id, "重新发送");
        if (!AUTOMATIC.contains(message.channel())) throw new Refused("message-by-hand", "「%s」消息不能自动发送，请人工发送".formatted(message.channel().label()));
        jdbc.sql("delete from message_part where message_id = ?").param(id).update();
        move(message, MessageState.WAITING, "由 %s 重新发送".formatted(who));
        jdbc.sql("update message set attempts = 0, asked = 0, ask_at = null, parts = segments, not_before = ? where id = ?").params(stored(clock.instant()), id).update();
        note(id, Kind.SEND_AGAIN, who, Optional.empty());
        events.publishEvent(new MessageWritten(id));
    }

    /** Ends a message that need not go out any more. */
    @Transactional
    public void giveUp(String id, String who, String reason) {
        if (reason.isBlank()) throw new Refused("reason-missing", "请写明不再发送的原因");
        move(open(id, "放弃"), MessageState.CANCELLED, "%s 放弃：%s".formatted(who, reason.strip()));
        note(id, Kind.GIVE_UP, who, Optional.of(reason.strip()));
    }

    /** Corrects the number or e-mail address of this message; it is not sent by that alone. */
    @Transactional
    public void mendAddress(String id, String address, String who) {
        Message message = open(id, "改地址");
        String mended = message.channel() == Channel.SMS ? phone(address) : message.channel() == Channel.EMAIL ? email(address) : address.strip();
        jdbc.sql("update message set address = ?, reference = ? where id = ?").params(mended, Reference.of(id, mended).toString(), id).update();
        note(id, Kind.MEND_ADDRESS, who, Optional.of(message.address() + " → " + mended));
    }

    /** Notes that a person sent it, by WeChat or QQ or from a phone. */
    @Transactional
    public void sentByHand(String id, String who) {
        move(open(id, "标为已人工发送"), MessageState.SENT, "由 %s 人工发送".formatted(who));
        jdbc.sql("update message set sent_at = ?, gateway = 'hand' where id = ?").params(stored(clock.instant()), id).update();
        note(id, Kind.SENT_BY_HAND, who, Optional.empty());
    }

    /** What was done to a message, the oldest first. */
    public List<Act> of(String id) {
        return jdbc.sql("select act, who, detail, at from message_act where message_id = ? order by at, id").param(id)
                .query((row, n) -> new Act(Kind.valueOf(row.getString("act")), row.getString("who"), Optional.ofNullable(row.getString("detail")), read(row, "at"))).list();
    }

    private Message open(String id, String what) {
        Message message = messages.get(id).orElseThrow(() -> new Refused("message-unknown", "没有编号为「%s」的消息".formatted(id)));
        if (!OPEN.contains(message.state())) throw settled(message.state(), what);
        return message;
    }

    private void move(Message message, MessageState to, String note) {
        boolean moved = jdbc.sql("update message set state = ?, note = ? where id = ? and state = ?").params(to.name(), note, message.id(), message.state().name()).update() == 1;
        if (!moved) throw new Refused("message-settled", "消息的状态刚刚变了，请刷新后再试");
    }

    private static Refused settled(MessageState state, String what) {
        return new Refused("message-settled", "消息「%s」，不能%s；只有发送失败、不确定、未发送、不可联系的消息可以".formatted(state.label(), what));
    }

    private static String phone(String written) {
        return Phones.mobile(written).orElseThrow(() -> new Refused("phone-invalid", "手机号「%s」不对，应为 11 位大陆手机号".formatted(written)));
    }

    private static String email(String written) {
        if (!Emails.valid(written)) throw new Refused("email-invalid", "邮箱「%s」不对，应如 name@example.com".formatted(written));
        return written.strip();
    }

    private void note(String id, Kind kind, String who, Optional<String> detail) {
        jdbc.sql("insert into message_act (id, message_id, act, who, detail, at) values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), id, kind.name(), who, detail.orElse(null), stored(clock.instant())).update();
    }
}
