package io.tiaoli.workers.messaging.gateway;

import java.time.Clock;
import java.util.List;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import io.tiaoli.workers.contact.Channel;

/** Builds the gateways that the settings choose, and reads the settings of those only. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SmsSettings.class, MailSettings.class})
class GatewayConfiguration {

    @Bean
    Gateways gateways(Environment environment, SmsSettings sms, MailSettings mail, Inbound inbound, Clock clock) {
        Binder settings = Binder.get(environment);
        return new Gateways(List.of(new Gateways.Way(sms(settings, sms, inbound, clock), sms.timeout()), new Gateways.Way(mail(settings, mail), mail.timeout())));
    }

    private static Gateway sms(Binder settings, SmsSettings sms, Inbound inbound, Clock clock) {
        return switch (sms.gateway().strip()) {
            case "smpp" -> new SmppGateway(settings.bindOrCreate("tiaoli.sms.smpp", SmppSettings.class), sms.timeout(), inbound, clock);
            case "sms4j" -> new Sms4jGateway(settings.bindOrCreate("tiaoli.sms.sms4j", Sms4jSettings.class), sms);
            default -> new NoGateway(Channel.SMS);
        };
    }

    private static Gateway mail(Binder settings, MailSettings mail) {
        return mail.gateway().strip().equals("smtp") ? new SmtpGateway(settings.bindOrCreate("tiaoli.mail.smtp", SmtpSettings.class), mail.timeout()) : new NoGateway(Channel.EMAIL);
    }
}
