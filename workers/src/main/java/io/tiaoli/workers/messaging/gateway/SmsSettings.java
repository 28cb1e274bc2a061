package io.tiaoli.workers.messaging.gateway;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How short messages go out.
 *
 * @param gateway none, smpp or sms4j
 * @param signature the company's name, shown as 【name】 before every text
 * @param maxSegments how long a text may be
 * @param sendTimeout seconds that one message may take
 */
@ConfigurationProperties("tiaoli.sms")
public record SmsSettings(@DefaultValue("none") String gateway, String signature, @DefaultValue("4") String maxSegments, @DefaultValue("10") String sendTimeout) {

    public SmsSettings {
        new Setting("TIAOLI_SMS_GATEWAY", gateway).oneOf(List.of("none", "smpp", "sms4j"));
        signature = new Setting("TIAOLI_SMS_SIGNATURE", signature).length(2, 12);
        new Setting("TIAOLI_SMS_MAX_SEGMENTS", maxSegments).whole(1, 10);
        new Setting("TIAOLI_SMS_SEND_TIMEOUT", sendTimeout).whole(1, 120);
    }

    public int segmentLimit() {
        return Integer.parseInt(maxSegments.strip());
    }

    public Duration timeout() {
        return Duration.ofSeconds(Integer.parseInt(sendTimeout.strip()));
    }
}
