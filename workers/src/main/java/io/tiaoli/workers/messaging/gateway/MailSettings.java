package io.tiaoli.workers.messaging.gateway;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How e-mails go out.
 *
 * @param gateway none or smtp
 * @param sendTimeout seconds that one message may take
 */
@ConfigurationProperties("tiaoli.mail")
public record MailSettings(@DefaultValue("none") String gateway, @DefaultValue("10") String sendTimeout) {

    public MailSettings {
        new Setting("TIAOLI_MAIL_GATEWAY", gateway).oneOf(List.of("none", "smtp"));
        new Setting("TIAOLI_MAIL_SEND_TIMEOUT", sendTimeout).whole(1, 120);
    }

    public Duration timeout() {
        return Duration.ofSeconds(Integer.parseInt(sendTimeout.strip()));
    }
}
