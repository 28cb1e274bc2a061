package io.tiaoli.workers.messaging.gateway;

import io.tiaoli.workers.contact.Channel;

/** Sends nothing: messages are kept, marked as not sent, and shown. */
record NoGateway(Channel channel) implements Gateway {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public Accepted send(Outgoing message) {
        throw new NotAccepted(NotAccepted.Kind.NO_GATEWAY, "没有设置%s网关，未发出".formatted(channel.label()));
    }
}
