package io.tiaoli.workers.messaging;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.messaging.gateway.Inbound;
import io.tiaoli.workers.messaging.gateway.Receipt;
import io.tiaoli.workers.messaging.gateway.Reply;

/** Where the gateways' connections leave what comes back. */
@Component
class Returns implements Inbound {

    private final Receipts receipts;
    private final Replies replies;

    Returns(Receipts receipts, Replies replies) {
        this.receipts = receipts;
        this.replies = replies;
    }

    @Override
    public void receipt(Receipt receipt) {
        receipts.received(receipt);
    }

    @Override
    public void reply(Reply reply) {
        replies.received(reply);
    }
}
