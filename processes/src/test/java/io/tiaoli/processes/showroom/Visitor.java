package io.tiaoli.processes.showroom;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;

/** Somebody who comes to the showroom, and what the house knows of the visit. */
@Component
class Visitor {

    private final Shop shop;
    private final VisitStory story;
    private final Customers customers;
    private final StoredEvents told;
    private final HistoryService history;

    ProcessInstance process;
    String caseNo;
    String phone;

    Visitor(Shop shop, VisitStory story, Customers customers, StoredEvents told, HistoryService history) {
        this.shop = shop;
        this.story = story;
        this.customers = customers;
        this.told = told;
        this.history = history;
    }

    void doorIsOpen() {
        story.duty("anna", "bing");
        phone = shop.phone();
    }

    void arrives(Map<String, Object> more) {
        process = story.arrives(more);
        caseNo = process.getBusinessKey();
    }

    Map<String, Object> name() {
        return Map.of("customerName", "张伟", "phone", phone);
    }

    String customerId() {
        return customers.withPhone(phone).get(0).id();
    }

    List<Stored> prospects() {
        return told.toldBy(caseNo).stream().filter(event -> event.name().equals("prospect-registered")).toList();
    }

    boolean passed(String step) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(process.getId()).activityId(step).count() > 0;
    }
}
