package io.tiaoli.workers.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.BusinessLine;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.messaging.gateway.Phones;

/** Sends a short message after the step; serves {@code customer-contact} S7 and every step that texts a customer. */
@Component
@Label("发短信")
@Refuses("phone-invalid")
public class SendSms implements Worker<SendSms.In, SendSms.Out> {

    public record In(@Label("客户") String customerId, @Label("短信文案") String wording, @Label("联系目的") ContactPurpose purpose, @Label("业务线") BusinessLine businessLine,
                     @Label("文案中的其他值") Optional<Map<String, String>> values, @Label("另用手机号") Optional<String> phone,
                     @Label("最早发送时间") Optional<Instant> notBefore, @Label("最晚发送时间") Optional<Instant> expiresAt,
                     @Label("客户要求的") Optional<Boolean> onReply, @Label("已发过静默时段短信") Optional<Boolean> quietSmsSent,
                     @Label("接单时间") Optional<Instant> orderReceivedAt, @Label("早间服务（10:00前）") Optional<Boolean> isMorningService,
                     @Label("当日尚未出发") Optional<Boolean> beforeDeparture) {}

    public record Out(@Label("消息编号") String messageId) {}

    private static final List<Integer> LONGEST = List.of(120, 60, 40);

    private final Outbox outbox;
    private final Recipients recipients;
    private final Composer composer;
    private final SmsText sms;

    SendSms(Outbox outbox, Recipients recipients, Composer composer, SmsText sms) {
        this.outbox = outbox;
        this.recipients = recipients;
        this.composer = composer;
        this.sms = sms;
    }

    @Override
    public Out run(In in, Step step) {
        String phone = phone(in);
        var composed = composed(in, step);
        String text = sms.of(in.wording(), composed.text(), in.purpose().needsConsent());
        return new Out(outbox.write(new Draft(in.customerId(), Channel.SMS, phone, composed.key(), composed.version(), Optional.empty(), text, Segments.of(text),
                in.purpose(), in.businessLine(), composed.resendAllowed(), window(in), in.notBefore(), in.expiresAt()), step));
    }

    /** What somebody entered at length is cut rather than not sent. */
    private Composed composed(In in, Step step) {
        var whole = composer.compose(in.wording(), step.caseNo(), in.values());
        return Stream.concat(Stream.of(whole), LONGEST.stream().map(longest -> composer.compose(in.wording(), step.caseNo(), in.values(), longest)))
                .filter(composed -> sms.fits(composed.text(), in.purpose().needsConsent())).findFirst().orElse(whole);
    }

    private String phone(In in) {
        var recipient = recipients.get(in.customerId());
        String written = in.phone().or(recipient::phone)
                .orElseThrow(() -> new Refused("phone-invalid", "客户「%s」没有登记手机号，无法发短信".formatted(recipient.name())));
        return Phones.mobile(written).orElseThrow(() -> new Refused("phone-invalid",
                "客户「%s」的手机号「%s」不对，应为 11 位大陆手机号".formatted(recipient.name(), written)));
    }

    private static WindowFacts window(In in) {
        return new WindowFacts(in.onReply().orElse(false), in.quietSmsSent().orElse(false), in.orderReceivedAt(),
                in.isMorningService().orElse(false), in.beforeDeparture().orElse(false));
    }
}
