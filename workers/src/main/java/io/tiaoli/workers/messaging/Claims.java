package io.tiaoli.workers.messaging;

import java.time.Instant;
import java.util.List;

import io.tiaoli.workers.contact.Channel;

/** Takes due messages for one node, each for one node only; the caller commits. */
interface Claims {

    /** @return the ids of the messages now in {@link MessageState#CLAIMED} by the node, the oldest first */
    List<String> claim(Channel channel, String node, Instant now, int limit);
}
