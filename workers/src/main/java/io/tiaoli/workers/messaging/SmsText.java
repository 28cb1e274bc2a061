package io.tiaoli.workers.messaging;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.messaging.gateway.SmsSettings;

/** Makes a short message of a text: the company's name before it, the way to opt out behind a commercial one, not too long. */
@Component
class SmsText {

    static final String OPT_OUT = "拒收请回复R";

    private final SmsSettings settings;

    SmsText(SmsSettings settings) {
        this.settings = settings;
    }

    /** @throws IllegalArgumentException when the text takes more short messages than are allowed */
    String of(String key, String text, boolean commercial) {
        String whole = whole(text, commercial);
        int segments = Segments.of(whole);
        if (segments > settings.segmentLimit()) {
            throw new IllegalArgumentException("「%s」连签名共 %d 字，要分 %d 条发送，最多 %d 条（TIAOLI_SMS_MAX_SEGMENTS）"
                    .formatted(key, whole.length(), segments, settings.segmentLimit()));
        }
        return whole;
    }

    /** Whether a text takes no more short messages than are allowed. */
    boolean fits(String text, boolean commercial) {
        return Segments.of(whole(text, commercial)) <= settings.segmentLimit();
    }

    /** How a text will be sent, however long it is. */
    MessageSample sample(String text, boolean commercial) {
        String whole = whole(text, commercial);
        return new MessageSample(whole, whole.length(), Segments.of(whole), settings.segmentLimit());
    }

    private String whole(String text, boolean commercial) {
        return "【" + settings.signature() + "】" + text.strip() + (commercial ? " " + OPT_OUT : "");
    }
}
