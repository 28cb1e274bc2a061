package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.date;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.deadlines.Notices;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;
import io.tiaoli.workers.followup.FollowUps;
import io.tiaoli.workers.followup.Suggestions;

/** A car that has left the workshop, and the people who ask how it was. */
abstract class FollowUpDesk {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final LocalDateTime LEFT = MONDAY.atTime(16, 0);
    static int number;

    @Autowired Shop shop;
    @Autowired Events events;
    @Autowired StoredEvents told;
    @Autowired FollowUps followUps;
    @Autowired Suggestions suggestions;
    @Autowired Vehicles vehicles;
    @Autowired Notices notices;
    @Autowired Documents documents;
    @Autowired ContactLog contacts;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;
    @Autowired JdbcClient jdbc;
    Customer customer;
    Vehicle vehicle;
    String orderNo;

    @BeforeEach
    void carLeft() {
        number++;
        customer = shop.newCustomer("赵敏");
        vehicle = shop.vehicle(customer);
        shop.consents(customer, "CARE");
        orderNo = "RO-20261118-%04d".formatted(number);
        shop.at(LEFT);
    }

    ProcessInstance closed(String visitKind, String customerClass) {
        Map<String, Object> payload = new HashMap<>(Map.of("customerId", customer.id(), "closedAt", date(LEFT), "visitKind", visitKind, "customerClass", customerClass));
        if (!visitKind.equals("CONSULTATION")) payload.putAll(Map.of("orderNo", orderNo, "vehicleId", vehicle.id(), "mileageKm", 20_000));
        events.publish("service-closed", visitKind.equals("CONSULTATION") ? customer.id() : orderNo, payload, Duration.ofDays(30), Optional.of(orderNo), UUID.randomUUID().toString());
        shop.settle();
        return runtime.createProcessInstanceQuery().processDefinitionKey("after-service-follow-up").variableValueEquals("customerId", customer.id()).singleResult();
    }

    ProcessInstance repaired() {
        return closed("REPAIR", "NORMAL");
    }

    void call(Map<String, Object> said) {
        Map<String, Object> entered = new HashMap<>(said);
        entered.putIfAbsent("result", "REACHED");
        shop.complete("call-customer", "followUpCall", entered);
    }

    void unreachable() {
        call(Map.of("result", "NO_ANSWER"));
        shop.advance(Duration.ofHours(2).plusMinutes(1));
        if (!shop.hasTask("call-customer")) shop.advanceTo(MONDAY.plusDays(1).atTime(9, 0));
        call(Map.of("result", "NO_ANSWER"));
        shop.complete("follow-up-customer", "specialistContact", Map.of("result", "CLOSED", "notes", "多次无人接听"));
    }

    void check(String state) {
        shop.complete("check-follow-up", "followUpCheck", Map.of("state", state));
    }

    List<Stored> toldBy(ProcessInstance process, String event) {
        return told.toldBy(process.getBusinessKey()).stream().filter(e -> e.name().equals(event)).toList();
    }

    boolean passed(ProcessInstance process, String activity) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(process.getId()).activityId(activity).finished().count() > 0;
    }

    boolean ended(ProcessInstance process) {
        return runtime.createProcessInstanceQuery().processInstanceId(process.getId()).count() == 0;
    }
}
