package io.tiaoli.web.messages;

import static io.tiaoli.workers.messaging.MessageState.BLOCKED;
import static io.tiaoli.workers.messaging.MessageState.DELIVERED;
import static io.tiaoli.workers.messaging.MessageState.FAILED;
import static io.tiaoli.workers.messaging.MessageState.NOT_SENT;
import static io.tiaoli.workers.messaging.MessageState.SENT;
import static io.tiaoli.workers.messaging.MessageState.UNKNOWN;

import java.util.Set;

import io.tiaoli.web.pages.Times;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.messaging.Message;
import io.tiaoli.workers.messaging.MessageState;

/** A message as the pages write it; an empty text is left out. */
public record MessageView(String id, String caseNo, String flow, String step, String customer, String channel, String address, String purpose, String line,
                   String wording, String subject, String text, int segments, String state, String badge, String note, String gateway, String answer,
                   int attempts, String created, String notBefore, String sent, String delivered, boolean open, boolean automatic, boolean commercial) {

    private static final Set<MessageState> OPEN = Set.of(FAILED, UNKNOWN, NOT_SENT, BLOCKED);

    static MessageView of(Message m, String customer, String flow, String step) {
        return new MessageView(m.id(), m.caseNo(), flow, step, customer, m.channel().label(), m.address(), m.purpose().label(), m.businessLine().label(),
                "%s（第 %d 版）".formatted(m.wordingKey(), m.wordingVersion()), m.subject().orElse(""), m.text(), m.segments(), m.state().label(), badge(m.state()),
                m.note().orElse(""), gateway(m.gateway().orElse("")), m.gatewayAnswer().orElse(""), m.attempts(), Times.text(m.createdAt()),
                m.state() == MessageState.WAITING ? Times.text(m.notBefore()) : "", Times.text(m.sentAt()), Times.text(m.deliveredAt()),
                OPEN.contains(m.state()), m.channel() == Channel.SMS || m.channel() == Channel.EMAIL, m.commercial());
    }

    private static String badge(MessageState state) {
        if (state == FAILED || state == UNKNOWN) return "bad";
        if (state == NOT_SENT || state == BLOCKED) return "warn";
        return state == SENT || state == DELIVERED ? "" : "still";
    }

    private static String gateway(String name) {
        return switch (name) {
            case "hand" -> "人工发送";
            case "none" -> "";
            default -> name;
        };
    }
}
