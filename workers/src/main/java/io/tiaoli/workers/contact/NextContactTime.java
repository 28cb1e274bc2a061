package io.tiaoli.workers.contact;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Finds the first moment at which a contact is allowed; serves {@code customer-contact} S4 and every flow that plans a contact. */
@Component
@Label("算出可联系的时间")
public class NextContactTime implements Worker<NextContactTime.In, NextContactTime.Out> {

    public record In(@Label("业务线") BusinessLine businessLine, @Label("联系目的") ContactPurpose purpose, @Label("联系方式（默认电话）") Optional<Channel> channel,
                     @Label("希望的时间（默认现在）") Optional<Instant> at, @Label("客户要求的") Optional<Boolean> onReply,
                     @Label("已发过静默时段短信") Optional<Boolean> quietSmsSent, @Label("接单时间") Optional<Instant> orderReceivedAt,
                     @Label("早间服务（10:00前）") Optional<Boolean> isMorningService, @Label("当日尚未出发") Optional<Boolean> beforeDeparture) {}

    public record Out(@Label("可联系的时间") Instant nextAllowedAt) {}

    private final ContactWindow window;

    NextContactTime(ContactWindow window) {
        this.window = window;
    }

    @Override
    public Out run(In in, Step step) {
        return new Out(window.earliest(new ContactWindow.Question(in.businessLine(), in.purpose(), in.channel().orElse(Channel.PHONE), in.at().orElse(step.now()),
                in.onReply().orElse(false), in.quietSmsSent().orElse(false), in.orderReceivedAt(), in.isMorningService().orElse(false), in.beforeDeparture().orElse(false))));
    }
}
