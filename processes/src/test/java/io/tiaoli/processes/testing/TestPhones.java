package io.tiaoli.processes.testing;

import java.time.Duration;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.messaging.gateway.Accepted;
import io.tiaoli.workers.messaging.gateway.Gateway;
import io.tiaoli.workers.messaging.gateway.Gateways;
import io.tiaoli.workers.messaging.gateway.Outgoing;

/** The outside world of flow tests: gateways that accept every message, as a real one does on a good day. */
@Configuration
class TestPhones {

    private record Phones(Channel channel) implements Gateway {

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Accepted send(Outgoing message) {
            return new Accepted(List.of("test-" + message.id()), "accepted");
        }
    }

    @Bean
    @Primary
    Gateways phones() {
        return new Gateways(List.of(new Gateways.Way(new Phones(Channel.SMS), Duration.ofSeconds(5)), new Gateways.Way(new Phones(Channel.EMAIL), Duration.ofSeconds(5))));
    }
}
