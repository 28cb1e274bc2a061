package io.tiaoli.workers.messaging;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.BusinessLine;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.messaging.gateway.SmsSettings;

/** Sends an e-mail after the step; serves every step that writes to a customer by e-mail. */
@Component
@Label("发邮件")
@Refuses("email-invalid")
public class SendEmail implements Worker<SendEmail.In, SendEmail.Out> {

    public record In(@Label("客户") String customerId, @Label("邮件文案") String wording, @Label("联系目的") ContactPurpose purpose, @Label("业务线") BusinessLine businessLine,
                     @Label("文案中的其他值") Optional<Map<String, String>> values, @Label("另用邮箱") Optional<String> email,
                     @Label("最早发送时间") Optional<Instant> notBefore, @Label("最晚发送时间") Optional<Instant> expiresAt) {}

    public record Out(@Label("消息编号") String messageId) {}

    private static final String SHORT = ".sms";

    private final Outbox outbox;
    private final Recipients recipients;
    private final Composer composer;
    private final SmsSettings sms;

    SendEmail(Outbox outbox, Recipients recipients, Composer composer, SmsSettings sms) {
        this.outbox = outbox;
        this.recipients = recipients;
        this.composer = composer;
        this.sms = sms;
    }

    @Override
    public Out run(In in, Step step) {
        String email = email(in);
        var composed = composer.compose(in.wording(), step.caseNo(), in.values());
        var mail = composed.key().endsWith(SHORT) ? MailText.ofShort(sms.signature(), composed.text(), in.purpose().needsConsent())
                : MailText.of(composed.key(), composed.text(), in.purpose().needsConsent());
        return new Out(outbox.write(new Draft(in.customerId(), Channel.EMAIL, email, composed.key(), composed.version(), Optional.of(mail.subject()), mail.text(), 0,
                in.purpose(), in.businessLine(), composed.resendAllowed(), WindowFacts.NONE, in.notBefore(), in.expiresAt()), step));
    }

    private String email(In in) {
        var recipient = recipients.get(in.customerId());
        String written = in.email().or(recipient::email)
                .orElseThrow(() -> new Refused("email-invalid", "客户「%s」没有登记邮箱，无法发邮件".formatted(recipient.name())));
        if (!Emails.valid(written)) throw new Refused("email-invalid", "客户「%s」的邮箱「%s」不对，应如 name@example.com".formatted(recipient.name(), written));
        return written.strip();
    }
}
