package io.tiaoli.processes.workshop;

import java.time.Duration;
import java.time.LocalDate;
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
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;

/** Cars of a test whose maintenance is watched. */
@Component
public class MaintenanceReminders {

    /** One car whose owner is reminded. */
    public record Watched(Customer customer, Vehicle vehicle, String caseNo, String processId) {}

    private final Shop shop;
    private final Events events;
    private final StoredEvents told;
    private final Vehicles vehicles;
    private final RuntimeService runtime;
    private final TaskService tasks;

    MaintenanceReminders(Shop shop, Events events, StoredEvents told, Vehicles vehicles, RuntimeService runtime, TaskService tasks) {
        this.shop = shop;
        this.events = events;
        this.told = told;
        this.vehicles = vehicles;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** A car that was delivered on a day at ten. */
    public Watched first(LocalDate delivered, Map<String, ?> more) {
        return first(delivered, Optional.of(delivered), more);
    }

    /** @param filed what the vehicle's file says of the delivery */
    public Watched first(LocalDate delivered, Optional<LocalDate> filed, Map<String, ?> more) {
        var customer = shop.newCustomer("孙丽");
        var vehicle = shop.vehicle(customer);
        shop.at(delivered.atTime(10, 0));
        vehicles.describe(vehicle.id(), Optional.empty(), Optional.empty(), filed, Optional.empty());
        Map<String, Object> payload = new HashMap<>(Map.of("customerId", customer.id(), "vehicleId", vehicle.id(), "deliveredAt", Shop.date(delivered.atTime(10, 0))));
        payload.putAll(more);
        return started("first-maintenance-reminder", "first-maintenance-pending", customer, vehicle, payload);
    }

    /** A car that was maintained on a day, told at ten. */
    public Watched periodic(LocalDate maintained, Map<String, ?> more) {
        var customer = shop.newCustomer("孙丽");
        var vehicle = shop.vehicle(customer);
        shop.at(maintained.atTime(10, 0));
        Map<String, Object> payload = new HashMap<>(Map.of("customerId", customer.id(), "vehicleId", vehicle.id(), "lastMaintenanceOn", maintained.toString()));
        payload.putAll(more);
        return started("periodic-maintenance-reminder", "maintenance-recorded", customer, vehicle, payload);
    }

    private Watched started(String flow, String event, Customer customer, Vehicle vehicle, Map<String, Object> payload) {
        tell(event, vehicle.id(), payload);
        ProcessInstance process = runtime.createProcessInstanceQuery().processDefinitionKey(flow).variableValueEquals("vehicleId", vehicle.id()).singleResult();
        return new Watched(customer, vehicle, process.getBusinessKey(), process.getId());
    }

    public void tell(String event, String key, Map<String, ?> payload) {
        events.publish(event, key, payload, Duration.ofDays(30), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
    }

    public void drivesIn(Watched car) {
        tell("arrival-registered", car.vehicle().id(), Map.of("vehicleId", car.vehicle().id()));
    }

    public String due(Watched car) {
        return runtime.getVariable(car.processId(), "dueDate").toString();
    }

    public Object variable(Watched car, String name) {
        return runtime.getVariable(car.processId(), name);
    }

    public boolean running(Watched car) {
        return runtime.createProcessInstanceQuery().processInstanceId(car.processId()).count() == 1;
    }

    public List<Stored> toldBy(Watched car, String event) {
        return told.toldBy(car.caseNo()).stream().filter(e -> e.name().equals(event)).toList();
    }

    public Map<String, Object> payload(Stored event) {
        return told.payload(event);
    }

    public List<Task> tasks(Watched car, String step) {
        return tasks.createTaskQuery().taskDefinitionKey(step).processInstanceBusinessKey(car.caseNo()).initializeFormKeys().list();
    }

    public boolean called(Watched car) {
        return !tasks(car, "call-customer").isEmpty();
    }

    public void call(Watched car, Map<String, Object> said) {
        shop.submit(tasks(car, "call-customer").get(0), "reminderCall", said);
    }

    public void complete(Watched car, String step, String record, Map<String, Object> entered) {
        shop.submit(tasks(car, step).get(0), record, entered);
    }

    /** The appointment that the reminder opened for the car. */
    public ProcessInstance booking(Watched car) {
        return runtime.createProcessInstanceQuery().processDefinitionKey("service-appointment").variableValueEquals("vehicleId", car.vehicle().id()).singleResult();
    }
}
