package io.tiaoli.workers.messaging.gateway;

/** Takes what comes back through a gateway; an exception means that it was not kept and shall come again. */
public interface Inbound {

    void receipt(Receipt receipt);

    void reply(Reply reply);
}
