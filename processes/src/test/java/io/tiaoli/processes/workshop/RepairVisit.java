package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.iso;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.parts.Part;
import io.tiaoli.workers.parts.Parts;

/** Who comes to the workshop with which car, the order that this opens, and what happens to it from outside. */
@Component
class RepairVisit {

    private static int number;

    private final Shop shop;
    private final ProcessEngine engine;
    private final Advisors advisors;
    private final Parts parts;
    private final Events events;
    private final JdbcClient jdbc;

    Customer customer;
    Vehicle vehicle;
    ProcessInstance order;
    String pads;
    String plugs;

    RepairVisit(Shop shop, ProcessEngine engine, Advisors advisors, Parts parts, Events events, JdbcClient jdbc) {
        this.shop = shop;
        this.engine = engine;
        this.advisors = advisors;
        this.parts = parts;
        this.events = events;
        this.jdbc = jdbc;
    }

    /** One customer with one car, two advisors, brake pads on the shelf and spark plugs that are sold out. */
    void open() {
        number++;
        jdbc.sql("update advisor set active = false, last_assigned_at = null").update();
        List.of("anna", "bing").forEach(id -> advisors.put(new Advisor(id, "顾问" + id, true)));
        customer = shop.newCustomer("张伟");
        vehicle = shop.vehicle(customer);
        pads = part("BP", "前刹车片", 36_000, 4);
        plugs = part("SP", "火花塞", 8_000, 0);
        order = null;
    }

    private String part(String series, String name, long priceFen, int stock) {
        String partNo = "%s-%04d".formatted(series, number);
        parts.put(new Part(partNo, name, "副", priceFen, stock, 0, true));
        return partNo;
    }

    /** A customer who booked arrives for a maintenance; the advisor bing is reserved. */
    ProcessInstance booked(boolean earlyEnough) {
        return booked(Map.of("earlyEnough", earlyEnough, "isFirstMaintenance", false));
    }

    ProcessInstance booked(Map<String, Object> more) {
        String appointmentNo = "YY-%04d".formatted(number);
        jdbc.sql("""
                insert into appointment (appointment_no, customer_id, vehicle_id, slot_at, minutes, advisor, items, state, early_enough, place)
                values (?, ?, ?, ?, 90, 'bing', '保养', 'ARRIVED', true, 'WORKSHOP')""")
                .params(appointmentNo, customer.id(), vehicle.id(), Shop.OPENING.atZone(ZoneId.systemDefault()).toOffsetDateTime()).update();
        Map<String, Object> payload = new HashMap<>(Map.of("customerId", customer.id(), "vehicleId", vehicle.id(), "booked", true, "appointmentNo", appointmentNo,
                "advisorId", "bing", "kind", "MAINTENANCE", "mileageKm", 20_000, "arrivedAt", iso(shop.now())));
        payload.putAll(more);
        events.publish("customer-arrived", vehicle.id(), payload, Duration.ofDays(1), Optional.empty(), "arrived-" + number);
        shop.settle();
        return order = running();
    }

    /** A customer drives in without booking. */
    ProcessInstance walkIn(String kind) {
        return walkIn(kind, Map.of());
    }

    ProcessInstance walkIn(String kind, Map<String, Object> more) {
        Map<String, Object> arrival = new HashMap<>(Map.of("plateNo", vehicle.plateNo(), "customerName", "张伟",
                "phone", customer.phone().orElseThrow(), "kind", kind, "mileageKm", 20_000));
        arrival.putAll(more);
        return order = shop.startByForm("vehicle-repair", "arrival", arrival);
    }

    /** Another car of the same customer. */
    void newCar() {
        vehicle = shop.vehicle(customer);
    }

    void lastMileage(int km) {
        jdbc.sql("update vehicle set mileage_km = ? where id = ?").params(km, vehicle.id()).update();
    }

    void phone(String number) {
        jdbc.sql("update customer set phone = ? where id = ?").params(number, customer.id()).update();
    }

    ProcessInstance running() {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("vehicle-repair").active().singleResult();
    }

    String caseNo() {
        return order.getBusinessKey() != null ? order.getBusinessKey() : engine.getHistoryService().createHistoricProcessInstanceQuery()
                .processInstanceId(order.getId()).singleResult().getBusinessKey();
    }

    void publish(String event, String key, Map<String, Object> payload) {
        events.publish(event, key, payload, Duration.ofDays(1), Optional.empty(), event + "-" + key + "-" + System.nanoTime());
        shop.settle();
    }

    /** Money that came for the order before its settlement. */
    void paid(long fen) {
        jdbc.sql("""
                insert into payment (payment_no, case_no, source_ref, payer_id, kind, amount_fen, received_fen, method, state, due_at)
                values (?, ?, ?, ?, 'DEPOSIT', ?, ?, 'CASH', 'PAID', ?)""")
                .params("SK-" + caseNo(), caseNo(), caseNo(), customer.id(), fen, fen, shop.now().atZone(ZoneId.systemDefault()).toOffsetDateTime()).update();
    }

    void cancel(String reason) {
        publish("case-cancelled", caseNo(), Map.of("cancelReason", reason));
    }
}
