package io.tiaoli.workers.messaging;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.BusinessLine;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.ContactPurpose;

/** Writes out a WeChat or QQ message that a person sends by hand; serves {@code customer-contact} S7. */
@Component
@Label("备好微信或QQ消息")
public class PrepareMessage implements Worker<PrepareMessage.In, PrepareMessage.Out> {

    /** The ways that have no gateway. */
    public enum ByHand {WECHAT, QQ}

    public record In(@Label("客户") String customerId, @Label("方式") ByHand channel, @Label("消息文案") String wording, @Label("联系目的") ContactPurpose purpose,
                     @Label("业务线") BusinessLine businessLine, @Label("文案中的其他值") Optional<Map<String, String>> values) {}

    public record Out(@Label("消息编号") String messageId) {}

    private final Outbox outbox;
    private final Recipients recipients;
    private final Composer composer;

    PrepareMessage(Outbox outbox, Recipients recipients, Composer composer) {
        this.outbox = outbox;
        this.recipients = recipients;
        this.composer = composer;
    }

    @Override
    public Out run(In in, Step step) {
        var recipient = recipients.get(in.customerId());
        var composed = composer.compose(in.wording(), step.caseNo(), in.values());
        return new Out(outbox.write(new Draft(in.customerId(), Channel.valueOf(in.channel().name()), recipient.phone().orElse(recipient.name()), composed.key(), composed.version(),
                Optional.empty(), composed.text(), 0, in.purpose(), in.businessLine(), false, WindowFacts.NONE, Optional.empty(), Optional.empty()), step));
    }
}
