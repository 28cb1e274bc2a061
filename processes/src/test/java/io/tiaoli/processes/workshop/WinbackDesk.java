package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.iso;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.Bay;
import io.tiaoli.workers.appointments.Bays;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.events.StoredEvents;

/** An owner who stays away, and those who ask why: each method is what somebody does in one step of lapsed-customer-winback. */
@Component
class WinbackDesk {

    static final LocalDate TODAY = Shop.OPENING.toLocalDate();

    private final Shop shop;
    private final Advisors advisors;
    private final Bays bays;
    private final Customers customers;
    private final Events events;
    private final StoredEvents stored;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    Customer customer;
    Vehicle vehicle;

    WinbackDesk(Shop shop, Advisors advisors, Bays bays, Customers customers, Events events, StoredEvents stored, RuntimeService runtime, JdbcClient jdbc) {
        this.shop = shop;
        this.advisors = advisors;
        this.bays = bays;
        this.customers = customers;
        this.events = events;
        this.stored = stored;
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    void open() {
        jdbc.sql("delete from appointment").update();
        advisors.all().forEach(advisor -> advisors.put(new Advisor(advisor.userId(), advisor.name(), false)));
        advisors.put(new Advisor("service-advisor-1", "李敏", true));
        bays.put(new Bay("3", "3号工位", true));
        customer = shop.newCustomer("吴昊");
        customers.correct(customer.id(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("郊区 8 号院"));
        shop.consents(customer, "APPOINTMENT_OFFER");
        vehicle = shop.vehicle(customer);
    }

    /** No vehicle of this story may be selected in another one. */
    void forget() {
        jdbc.sql("update vehicle set last_visit_on = null where id in (select vehicle_id from winback)").update();
        jdbc.sql("update vehicle set last_visit_on = null where id = ?").param(vehicle.id()).update();
    }

    void tell(String event, String key, Map<String, Object> payload) {
        events.publish(event, key, payload, Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
    }

    ProcessInstance lapsed(LocalDate lastVisit) {
        tell("customer-lapsed", vehicle.id(), Map.of("customerId", customer.id(), "vehicleId", vehicle.id(), "lastVisitAt", lastVisit.toString()));
        return running();
    }

    ProcessInstance running() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("lapsed-customer-winback").variableValueEquals("vehicleId", vehicle.id()).singleResult();
    }

    void call(Map<String, Object> said) {
        Map<String, Object> entered = new HashMap<>(Map.of("result", "REACHED", "situation", "OWNS"));
        entered.putAll(said);
        if (!entered.get("result").equals("REACHED")) entered.remove("situation");
        shop.complete("call-customer", "winbackCall", entered);
    }

    void answer(String answer) {
        shop.complete("record-offer-answer", "winbackAnswer", Map.of("answer", answer));
    }

    String outcome() {
        return jdbc.sql("select outcome from winback where vehicle_id = ? order by closed_at desc").param(vehicle.id()).query(String.class).list().get(0);
    }

    long told(String event) {
        return stored.toldBy(running().getBusinessKey()).stream().filter(e -> e.name().equals(event)).count();
    }

    void book(String visit) {
        shop.complete("talk-with-customer", "booking", Map.of("bookingWanted", "YES", "visit", visit, "items", "保养", "mileageKm", 30_000, "wantedAt", iso(TODAY.plusDays(2).atTime(10, 0))));
        shop.complete("recap-booking", "recap", Map.of("result", "CONFIRMED"));
    }

    Object note() {
        return runtime.getVariable(shop.task("call-customer").getExecutionId(), "contactNote");
    }
}
