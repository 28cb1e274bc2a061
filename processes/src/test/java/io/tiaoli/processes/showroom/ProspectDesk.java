package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.iso;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.events.Events;

/** A visitor who left without buying, and the consultant who follows up: each method is what somebody does in one step of prospect-follow-up. */
@Component
class ProspectDesk {

    private final Shop shop;
    private final Events events;
    private final RuntimeService runtime;

    Customer customer;

    ProspectDesk(Shop shop, Events events, RuntimeService runtime) {
        this.shop = shop;
        this.events = events;
        this.runtime = runtime;
    }

    void visitor() {
        customer = shop.newCustomer("陈静");
        shop.consents(customer, "PROSPECT");
    }

    void told(String event, Map<String, Object> payload) {
        events.publish(event, customer.id(), payload, Duration.ofDays(30), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
    }

    ProcessInstance left(LocalDateTime at) {
        shop.at(at);
        told("prospect-registered", new HashMap<>(Map.of("prospectId", customer.id(), "leftAt", iso(at), "model", "轩逸", "consultantId", "sales-consultant-1", "phone", customer.phone().orElseThrow())));
        return runtime.createProcessInstanceQuery().processDefinitionKey("prospect-follow-up").singleResult();
    }

    void prepare(LocalDateTime plannedAt) {
        shop.complete("prepare-talk", "talkPlan", Map.of("needs", "想要大空间", "plannedAt", iso(plannedAt)));
    }

    /** The consultant prepares as soon as asked and reaches the prospect at the planned time. */
    void talk(LocalDateTime left) {
        shop.advanceTo(left.plusHours(24));
        prepare(left.plusHours(24));
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
    }

    void reason(Map<String, Object> result) {
        Map<String, Object> answer = new HashMap<>(Map.of("reasonNotBuying", "嫌贵"));
        answer.putAll(result);
        shop.complete("ask-reason", "visitReason", answer);
    }

    void recorded() {
        shop.complete("update-dms", "dmsUpdate", Map.of("updated", true));
    }

    boolean ended(ProcessInstance process) {
        return runtime.createProcessInstanceQuery().processInstanceId(process.getId()).count() == 0;
    }
}
