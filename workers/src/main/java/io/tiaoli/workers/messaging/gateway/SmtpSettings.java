package io.tiaoli.workers.messaging.gateway;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the mail server is and who we are there.
 *
 * @param user empty where the server asks for no sign-on
 * @param from the address that customers see and answer to
 * @param security none, starttls or tls
 */
@ConfigurationProperties("tiaoli.mail.smtp")
record SmtpSettings(String host, @DefaultValue("587") String port, @DefaultValue("") String user, @DefaultValue("") String password, String from,
                    @DefaultValue("starttls") String security) {

    SmtpSettings {
        host = new Setting("TIAOLI_MAIL_SMTP_HOST", host).required();
        new Setting("TIAOLI_MAIL_SMTP_PORT", port).whole(1, 65535);
        from = new Setting("TIAOLI_MAIL_SMTP_FROM", from).matching("[^@\\s<>]+@[^@\\s<>]+", "应为邮箱地址，如 service@example.com");
        new Setting("TIAOLI_MAIL_SMTP_SECURITY", security).oneOf(List.of("none", "starttls", "tls"));
    }

    int portNumber() {
        return Integer.parseInt(port.strip());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "%s@%s:%s".formatted(user, host, port);
    }
}
