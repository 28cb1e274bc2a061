package io.tiaoli.web.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;

/** Customers with a case each, and the flows that work under its number. */
@Component
public class Orders {

    /** A case of a repair whose own diagram does not matter to the test. */
    public record Order(String caseNo, Customer customer, Vehicle vehicle) {}

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Cases cases;
    private final Customers customers;
    private final Vehicles vehicles;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Floor floor;

    Orders(Cases cases, Customers customers, Vehicles vehicles, RuntimeService runtime, TaskService tasks, Floor floor) {
        this.cases = cases;
        this.customers = customers;
        this.vehicles = vehicles;
        this.runtime = runtime;
        this.tasks = tasks;
        this.floor = floor;
    }

    /** A new customer with a new car in a new case. */
    public Order open() {
        int number = NUMBER.incrementAndGet();
        var customer = customers.add("张伟", Optional.of("先生"), Optional.of("1380013%04d".formatted(number)));
        var vehicle = vehicles.add(customer.id(), "京T%05d".formatted(number), Optional.of("轩逸 1.6L"));
        String caseNo = "T-WEB-%04d".formatted(number);
        cases.open(caseNo, "vehicle-repair", Optional.empty(), Optional.of(customer.id()), Optional.of(vehicle.id()), "test");
        return new Order(caseNo, customer, vehicle);
    }

    /** The money for it is to be collected: the task of the cashier. */
    public Task collect(Order order, long amountFen) {
        return start("payment-collection", order, Map.of("payerId", order.customer().id(), "sourceRef", order.caseNo(), "paymentKind", "SETTLEMENT", "amountFen", amountFen), "request-payment");
    }

    /** The customer is to be called: the task of a follow-up agent. */
    public Task call(Order order) {
        return start("customer-contact", order, Map.of("customerId", order.customer().id(), "contactPurpose", "SURVEY_VERIFY", "businessLine", "AUTO",
                "contactRole", "follow-up-agent", "callScriptKey", "customer-contact-callback.call"), "call-customer");
    }

    private Task start(String flow, Order order, Map<String, Object> variables, String step) {
        var process = runtime.startProcessInstanceByKey(flow, order.caseNo(), new HashMap<>(variables));
        floor.settle();
        return tasks.createTaskQuery().processInstanceId(process.getId()).taskDefinitionKey(step).singleResult();
    }
}
