package io.tiaoli.web.callbacks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.tiaoli.workers.messaging.gateway.DeliveryState;
import io.tiaoli.workers.messaging.gateway.Receipt;
import io.tiaoli.workers.messaging.gateway.Reply;

/** One receipt or reply as a provider names its fields: huawei's names, or plain ones. */
record CallbackEntry(Map<String, String> fields) {

    /** Callbacks come from providers that sms4j sends through. */
    private static final String GATEWAY = "sms4j";
    private static final int LONGEST_TEXT = 1000;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** @param now where the provider tells no time */
    Receipt receipt(Instant now) {
        String id = required("smsMsgId", "id");
        if (id.length() > 120) throw CallbackBody.malformed("编号「%.40s…」太长，最多 120 个字符".formatted(id));
        return new Receipt(GATEWAY, id, Optional.empty(), DeliveryState.of(required("status", "state")), at(now), clean(fields.toString()));
    }

    /** @param now where the provider tells no time */
    Reply reply(Instant now) {
        String phone = required("from", "phone");
        if (!phone.matches("\\+?[0-9 ()-]{3,30}")) throw CallbackBody.malformed("号码「%.40s」不对".formatted(phone));
        String text = named("body", "text").orElseThrow(() -> missing("body", "text"));
        if (text.length() > LONGEST_TEXT) throw CallbackBody.malformed("回复太长，最多 %d 个字".formatted(LONGEST_TEXT));
        return new Reply(phone, text, at(now), named("smsMsgId", "id").filter(id -> !id.isBlank()));
    }

    private Instant at(Instant now) {
        String written = named("updateTime", "at").orElse("").strip();
        if (written.isEmpty()) return now;
        try {
            var read = written.contains("T") ? OffsetDateTime.parse(written).toInstant() : LocalDateTime.parse(written, LOCAL).atZone(ZoneId.systemDefault()).toInstant();
            // times far from ours no database keeps
            if (!read.isBefore(FIRST) && read.isBefore(LAST)) return read;
        } catch (DateTimeException e) {
            // said below
        }
        throw CallbackBody.malformed("时间「%.40s」不对，应如 2026-11-21T13:00:00Z 或 2026-11-21 13:00:00".formatted(written));
    }

    private String required(String name, String otherwise) {
        return named(name, otherwise).map(String::strip).filter(text -> !text.isEmpty()).orElseThrow(() -> missing(name, otherwise));
    }

    private Optional<String> named(String name, String otherwise) {
        return Stream.of(name, otherwise).map(fields::get).filter(text -> text != null).findFirst().map(CallbackEntry::clean);
    }

    private static CallbackRefused missing(String name, String otherwise) {
        return CallbackBody.malformed("缺少「%s」（或「%s」）".formatted(name, otherwise));
    }

    /** No database keeps a zero character in a text. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "");
    }
}
