package io.tiaoli.processes.membership;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.care.CareContact;
import io.tiaoli.workers.care.CareContacts;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;

/** New owners of a test and what is planned for them. */
@Component
public class NewOwners {

    /** Monday 23 November 2026, ten o'clock. */
    public static final LocalDateTime DELIVERED = Shop.OPENING.plusHours(1);

    /** One owner with car and running care. */
    public record Owner(Customer customer, Vehicle vehicle, String caseNo, String processId) {}

    private final Shop shop;
    private final Events events;
    private final StoredEvents told;
    private final CareContacts contacts;
    private final RuntimeService runtime;
    private final TaskService tasks;

    NewOwners(Shop shop, Events events, StoredEvents told, CareContacts contacts, RuntimeService runtime, TaskService tasks) {
        this.shop = shop;
        this.events = events;
        this.told = told;
        this.contacts = contacts;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** A car goes to a new customer who agreed to be cared for. */
    public Owner delivered(Map<String, ?> more) {
        var customer = shop.newCustomer("张伟");
        shop.consents(customer, "CARE");
        return delivered(customer, more);
    }

    public Owner delivered(Customer customer, Map<String, ?> more) {
        var vehicle = shop.vehicle(customer);
        shop.at(DELIVERED);
        Map<String, Object> payload = new HashMap<>(Map.of("customerId", customer.id(), "vehicleId", vehicle.id(), "deliveredAt", Shop.date(DELIVERED), "managerId", "account-manager-1"));
        payload.putAll(more);
        tell("car-delivered", vehicle.id(), payload);
        var process = care(vehicle);
        return new Owner(customer, vehicle, process.getBusinessKey(), process.getId());
    }

    private ProcessInstance care(Vehicle vehicle) {
        return runtime.createProcessInstanceQuery().processDefinitionKey("new-owner-care").variableValueEquals("vehicleId", vehicle.id()).singleResult();
    }

    public void tell(String event, String key, Map<String, ?> payload) {
        events.publish(event, key, payload, Duration.ofDays(30), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
    }

    public List<Stored> toldBy(Owner owner, String event) {
        return told.toldBy(owner.caseNo()).stream().filter(e -> e.name().equals(event)).toList();
    }

    public boolean running(Owner owner) {
        return runtime.createProcessInstanceQuery().processInstanceId(owner.processId()).count() == 1;
    }

    public Object variable(Owner owner, String name) {
        return runtime.getVariable(owner.processId(), name);
    }

    public List<CareContact> plan(Owner owner) {
        return contacts.of(owner.caseNo());
    }

    public CareContact planned(Owner owner, String code) {
        return plan(owner).stream().filter(contact -> contact.code().equals(code)).findFirst().orElseThrow();
    }

    /** The days after delivery on which the counted contacts are planned. */
    public List<Long> days(Owner owner) {
        return plan(owner).stream().filter(contact -> contact.contactNo().isPresent()).sorted(java.util.Comparator.comparing(contact -> contact.contactNo().get()))
                .map(contact -> Duration.between(Shop.instant(DELIVERED), contact.plannedAt()).toDays()).toList();
    }

    public static LocalDateTime local(CareContact contact) {
        return LocalDateTime.ofInstant(contact.plannedAt(), ZoneId.systemDefault());
    }

    /** The open call tasks of an owner's case by their script, such as {@code 24h}. */
    public List<Task> calls(Owner owner, String script) {
        return tasks.createTaskQuery().taskDefinitionKey("call-customer").processInstanceBusinessKey(owner.caseNo()).processVariableValueEquals("callScriptKey", "new-owner-care-%s.call".formatted(script))
                .initializeFormKeys().list();
    }

    public void call(Owner owner, String script, Map<String, Object> said) {
        Map<String, Object> entered = new HashMap<>(said);
        entered.putIfAbsent("result", "REACHED");
        shop.submit(calls(owner, script).get(0), "ownerCall", entered);
    }

    public void sendLetter(Owner owner) {
        shop.submit(task(owner, "write-letter"), "thankYouLetter", Map.of("sentOn", shop.now().toLocalDate().toString(), "sentBy", "POST", "signed", true));
    }

    public Task task(Owner owner, String step) {
        var open = tasks(owner, step);
        if (open.size() != 1) throw new AssertionError("expected one task of step %s, found %d".formatted(step, open.size()));
        return open.get(0);
    }

    public List<Task> tasks(Owner owner, String step) {
        return tasks.createTaskQuery().taskDefinitionKey(step).processInstanceBusinessKey(owner.caseNo()).initializeFormKeys().list();
    }

    public static LocalDateTime day(int days) {
        return DELIVERED.plusDays(days);
    }

    public static LocalDate date(int days) {
        return day(days).toLocalDate();
    }
}
