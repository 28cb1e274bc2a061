package io.tiaoli.web.tasks;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.contact.BusinessLine;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.contact.ContactWindow;
import io.tiaoli.workers.wording.CaseFacts;
import io.tiaoli.workers.wording.ReadableTime;
import io.tiaoli.workers.wording.Template;
import io.tiaoli.workers.wording.Wordings;

/** Helps with a call: what to say, whether now, and what was said last time. */
@Component
class CallHelp {

    private final Wordings wordings;
    private final CaseFacts facts;
    private final ContactWindow window;
    private final ContactLog log;
    private final Clock clock;

    CallHelp(Wordings wordings, CaseFacts facts, ContactWindow window, ContactLog log, Clock clock) {
        this.wordings = wordings;
        this.facts = facts;
        this.window = window;
        this.log = log;
        this.clock = clock;
    }

    /** The call script that the flow names, with what is known of the case; a sentence about what is missing where it cannot be written. */
    String script(Map<String, Object> variables, String caseNo) {
        if (!(variables.get("callScriptKey") instanceof String key) || key.isBlank()) return "";
        try {
            Template script = Template.of(wordings.get(key.endsWith(".call") ? key : key + ".call"));
            return script.with(facts.of(caseNo, script.allNames()));
        } catch (IllegalArgumentException e) {
            return "这份话术现在写不出来：" + e.getMessage();
        }
    }

    /** Whether the customer may be called now, or from when; empty for a step that is no contact. */
    String window(Map<String, Object> variables) {
        var purpose = constant(ContactPurpose.class, variables.get("contactPurpose"));
        var line = constant(BusinessLine.class, variables.get("businessLine"));
        if (purpose.isEmpty() || line.isEmpty()) return "";
        var now = clock.instant();
        boolean morning = Boolean.TRUE.equals(variables.get("isMorningService"));
        var from = window.earliest(new ContactWindow.Question(line.get(), purpose.get(), Channel.PHONE, now, Boolean.TRUE.equals(variables.get("onReply")),
                Boolean.TRUE.equals(variables.get("quietSmsSent")), moment(variables.get("orderReceivedAt")), morning, morning));
        return from.isAfter(now) ? "现在不宜打电话，%s 起可以".formatted(ReadableTime.moment(from, clock.getZone())) : "现在可以打电话";
    }

    /** When, how and with what result the customer was contacted last, and what was noted. */
    String last(Optional<String> customerId) {
        return customerId.flatMap(log::lastWith).map(contact -> "%s %s，%s，%s%s".formatted(ReadableTime.moment(contact.at(), clock.getZone()), contact.channel().label(),
                contact.purpose().label(), contact.outcome().label(), contact.notes().map(notes -> "：" + notes).orElse(""))).orElse("");
    }

    /** Engine variables hold moments as dates, forms as ISO texts. */
    static Optional<Instant> moment(Object value) {
        if (value instanceof Date date) return Optional.of(date.toInstant());
        if (value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\dT.+([+-]\\d\\d:?\\d\\d|Z)")) return Optional.of(OffsetDateTime.parse(text).toInstant());
        return Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, Object value) {
        return Optional.ofNullable(value).flatMap(text -> java.util.Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equals(text.toString())).findFirst());
    }
}
