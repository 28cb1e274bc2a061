package io.tiaoli.workers.messaging;

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

/** Sends a message the way that the customer prefers; serves {@code customer-contact} S7. */
@Component
@Label("按客户偏好发消息")
@Refuses("address-invalid")
public class SendMessage implements Worker<SendMessage.In, SendMessage.Out> {

    public record In(@Label("客户") String customerId, @Label("方式") Channel channel, @Label("文案") String wording, @Label("联系目的") ContactPurpose purpose,
            @Label("业务线") BusinessLine businessLine, @Label("文案中的其他值") Optional<Map<String, String>> values) {}

    public record Out(@Label("消息编号") String messageId) {}

    private final SendSms sms;
    private final SendEmail email;
    private final PrepareMessage byHand;

    SendMessage(SendSms sms, SendEmail email, PrepareMessage byHand) {
        this.sms = sms;
        this.email = email;
        this.byHand = byHand;
    }

    @Override
    public Out run(In in, Step step) {
        try {
            return new Out(switch (in.channel()) {
                case EMAIL -> email.run(new SendEmail.In(in.customerId(), in.wording(), in.purpose(), in.businessLine(), in.values(), Optional.empty(), Optional.empty(), Optional.empty()), step).messageId();
                case WECHAT, QQ -> byHand.run(new PrepareMessage.In(in.customerId(), PrepareMessage.ByHand.valueOf(in.channel().name()), in.wording(), in.purpose(), in.businessLine(), in.values()), step).messageId();
                default -> sms.run(new SendSms.In(in.customerId(), in.wording(), in.purpose(), in.businessLine(), in.values(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), step).messageId();
            });
        } catch (Refused refused) {
            throw new Refused("address-invalid", refused.getMessage());
        }
    }
}
