package io.tiaoli.web.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The environment of the nodes of a run: a demo company on one database, with peers on this machine. */
final class NodeSettings {

    static Map<String, String> of(Database database, int smsPort, int mailPort, Duration lock, int sendSeconds) {
        var settings = new HashMap<>(database.settings());
        settings.putAll(Map.of("TIAOLI_DEMO", "true", "TIAOLI_REHEARSAL_PROCESS", "off", "CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", String.valueOf(lock.toMillis()),
                "TIAOLI_SMS_SEND_TIMEOUT", String.valueOf(sendSeconds), "TIAOLI_MAIL_SEND_TIMEOUT", String.valueOf(sendSeconds)));
        settings.putAll(Map.of("TIAOLI_SMS_GATEWAY", "smpp", "TIAOLI_SMS_SMPP_HOST", "127.0.0.1", "TIAOLI_SMS_SMPP_PORT", String.valueOf(smsPort), "TIAOLI_SMS_SMPP_SYSTEM_ID", "tiaoli",
                "TIAOLI_SMS_SMPP_PASSWORD", "secret", "TIAOLI_SMS_SMPP_SOURCE", "10690001"));
        settings.putAll(Map.of("TIAOLI_MAIL_GATEWAY", "smtp", "TIAOLI_MAIL_SMTP_HOST", "127.0.0.1", "TIAOLI_MAIL_SMTP_PORT", String.valueOf(mailPort), "TIAOLI_MAIL_SMTP_FROM", "service@example.com",
                "TIAOLI_MAIL_SMTP_SECURITY", "none"));
        return settings;
    }

    private NodeSettings() {}
}
