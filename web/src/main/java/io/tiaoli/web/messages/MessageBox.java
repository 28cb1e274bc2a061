package io.tiaoli.web.messages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.FlowNames;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.messaging.Message;

/** Adds to messages what staff call their customer, flow and step. */
@Component
public class MessageBox {

    private final Customers customers;
    private final FlowNames names;

    MessageBox(Customers customers, FlowNames names) {
        this.customers = customers;
        this.names = names;
    }

    public List<MessageView> views(List<Message> messages) {
        Map<String, String> known = new HashMap<>();
        Map<String, String> flows = new HashMap<>();
        return messages.stream().map(m -> MessageView.of(m, known.computeIfAbsent(m.customerId(), this::name), flows.computeIfAbsent(m.flow(), names::flow), "")).toList();
    }

    MessageView view(Message message) {
        return MessageView.of(message, name(message.customerId()), names.flow(message.flow()), names.step(message.flow(), message.step()));
    }

    private String name(String customerId) {
        return customers.find(customerId).map(c -> c.fullName()).orElse("");
    }
}
