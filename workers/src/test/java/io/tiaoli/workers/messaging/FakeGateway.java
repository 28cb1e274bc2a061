package io.tiaoli.workers.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.messaging.gateway.Accepted;
import io.tiaoli.workers.messaging.gateway.Gateway;
import io.tiaoli.workers.messaging.gateway.Gateways;
import io.tiaoli.workers.messaging.gateway.Outgoing;
import io.tiaoli.workers.messaging.gateway.Receipt;

/** A gateway that behaves as the test says and remembers what it got. */
class FakeGateway implements Gateway {

    final List<Outgoing> sent = new CopyOnWriteArrayList<>();
    volatile Function<Outgoing, Accepted> behaviour = message -> new Accepted(List.of("G-" + message.id()), "ok");
    volatile Function<String, Optional<Receipt>> answers = id -> Optional.empty();

    Gateways only() {
        return new Gateways(List.of(new Gateways.Way(this, Duration.ofSeconds(1))));
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Accepted send(Outgoing message) {
        sent.add(message);
        return behaviour.apply(message);
    }

    @Override
    public Optional<Receipt> ask(String gatewayId, String address) {
        return answers.apply(gatewayId);
    }
}
