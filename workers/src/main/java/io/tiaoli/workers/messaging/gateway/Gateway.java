package io.tiaoli.workers.messaging.gateway;

import java.util.Optional;

import io.tiaoli.workers.contact.Channel;

/** One way to send messages; called outside of any transaction, from several threads at once. */
public interface Gateway {

    /** As kept with the message, such as {@code smpp}. */
    String name();

    Channel channel();

    /**
     * Hands a message over within the send time-out.
     *
     * @throws NotAccepted when it was not taken, or when nobody can say
     */
    Accepted send(Outgoing message);

    /** What the gateway says about a message that it took; empty where it cannot be asked or does not know. */
    default Optional<Receipt> ask(String gatewayId, String address) {
        return Optional.empty();
    }

    /** Called every second: keeps a lasting connection alive. */
    default void tend() {}

    /** Ends lasting connections. */
    default void close() {}
}
