package io.tiaoli.workers.messaging.gateway;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the SMPP gateway is and who we are there.
 *
 * @param source the number that customers see and answer to
 * @param prefix what the gateway wants before the eleven digits, such as 86; mostly nothing
 * @param enquireLink seconds between two signs of life on a quiet connection
 */
@ConfigurationProperties("tiaoli.sms.smpp")
record SmppSettings(String host, @DefaultValue("2775") String port, String systemId, String password, @DefaultValue("") String systemType, String source,
                    @DefaultValue("") String prefix, @DefaultValue("30") String enquireLink) {

    SmppSettings {
        host = new Setting("TIAOLI_SMS_SMPP_HOST", host).required();
        new Setting("TIAOLI_SMS_SMPP_PORT", port).whole(1, 65535);
        systemId = new Setting("TIAOLI_SMS_SMPP_SYSTEM_ID", systemId).length(1, 15);
        password = new Setting("TIAOLI_SMS_SMPP_PASSWORD", password).required();
        source = new Setting("TIAOLI_SMS_SMPP_SOURCE", source).length(1, 20);
        new Setting("TIAOLI_SMS_SMPP_ENQUIRE_LINK", enquireLink).whole(1, 600);
    }

    int portNumber() {
        return Integer.parseInt(port.strip());
    }

    Duration signOfLife() {
        return Duration.ofSeconds(Integer.parseInt(enquireLink.strip()));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "%s@%s:%s".formatted(systemId, host, port);
    }
}
