package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.iso;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.parts.Part;
import io.tiaoli.workers.parts.Parts;

/** A team that goes to its customers: each method is what people do in one step of door-to-door-service. */
@Component
class HomeTeam {

    static final String FILTER = "FLT-OIL";

    private static int number;

    private final Shop shop;
    private final ProcessEngine engine;
    private final Advisors advisors;
    private final Parts parts;
    private final Documents documents;
    private final Events events;
    private final StoredEvents stored;
    private final JdbcClient jdbc;
    Customer customer;
    Vehicle vehicle;
    ProcessInstance trip;
    final List<String> plates = new ArrayList<>();

    HomeTeam(Shop shop, ProcessEngine engine, Advisors advisors, Parts parts, Documents documents, Events events, StoredEvents stored, JdbcClient jdbc) {
        this.shop = shop;
        this.engine = engine;
        this.advisors = advisors;
        this.parts = parts;
        this.documents = documents;
        this.events = events;
        this.stored = stored;
        this.jdbc = jdbc;
    }

    void open() {
        jdbc.sql("delete from appointment").update();
        advisors.all().forEach(advisor -> advisors.put(new Advisor(advisor.userId(), advisor.name(), false)));
        advisors.put(new Advisor("service-advisor-1", "李敏", true));
        parts.put(new Part(FILTER, "机油滤清器", "支", 3_800, 50, 0, true));
        customer = shop.newCustomer("周洁");
        vehicle = shop.vehicle(customer);
        plates.clear();
    }

    HomeTeam groupTrip(int expected) {
        trip = shop.startByForm("door-to-door-service", "visitRequest", Map.of("mode", "GROUP_PRECHECK", "customerName", "周洁", "phone", customer.phone().orElseThrow()));
        shop.complete("choose-group-place", "groupPlace", Map.of("kind", "COMPOUND", "place", "滨江花园", "vehicles", expected));
        return this;
    }

    HomeTeam homeTrip(String cause) {
        trip = shop.startByForm("door-to-door-service", "visitRequest",
                Map.of("mode", "HOME_MAINTENANCE", "customerName", "周洁", "phone", customer.phone().orElseThrow(), "plateNo", vehicle.plateNo()));
        shop.complete("choose-home-place", "homePlace", Map.of("place", "郊区 12 号院", "cause", cause, "items", "20000公里保养"));
        return this;
    }

    List<Map<String, Object>> cars(int count) {
        List<Map<String, Object>> cars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            plates.add("京P%05d".formatted(++number));
            cars.add(Map.of("plateNo", plates.get(i), "ownerName", "车主", "phone", shop.phone()));
        }
        return cars;
    }

    HomeTeam agreed(LocalDate day, int count) {
        shop.complete("agree-with-owner", "groupPlan", Map.of("agreed", "YES", "visitOn", day.toString(), "cars", cars(count)));
        return this;
    }

    /** The day before, by telephone: all goes on. */
    HomeTeam confirmed() {
        shop.advanceTo(shop.now().toLocalDate().plusDays(3).atTime(9, 0));
        shop.complete("call-customer", "visitConfirm", Map.of("result", "REACHED", "decision", "GO"));
        return this;
    }

    /** The maintenance at home is booked for the day after tomorrow and reminded the day before. */
    HomeTeam booked() {
        var at = shop.now().toLocalDate().plusDays(2).atTime(10, 0);
        shop.complete("talk-with-customer", "booking", Map.of("bookingWanted", "YES", "visit", "MAINTENANCE", "items", "20000公里保养", "mileageKm", 20_000, "wantedAt", iso(at), "lines", List.of(Map.of("kind", "PART", "partNo", FILTER))));
        shop.complete("recap-booking", "recap", Map.of("result", "CONFIRMED"));
        shop.advanceTo(at.minusDays(1));
        shop.complete("call-customer", "reminder", Map.of("result", "REACHED", "answer", "CONFIRMED"));
        return this;
    }

    HomeTeam prepared() {
        return load(Map.of("机油", true, "机油滤清器", true, "放油口垫片", true, "工具", true, "检查表", true));
    }

    HomeTeam load(Map<String, Boolean> loaded) {
        var materials = loaded.entrySet().stream().map(entry -> Map.of("item", entry.getKey(), "wanted", 1, "loaded", entry.getValue())).toList();
        shop.complete("prepare-team", "tripMaterials", Map.of("departure", "READY", "teamId", "陈刚", "materials", materials));
        return this;
    }

    void check(int car, Map<String, Object> entered) {
        shop.submit(task("check-car", car), "carCheck", new HashMap<>(entered));
    }

    Task offer(int car) {
        return task("offer-workshop", car);
    }

    private Task task(String step, int car) {
        return shop.tasks(step).stream().filter(task -> plates.get(car).equals(plate(task))).findFirst().orElseThrow();
    }

    /** The plate that the card of a task shows. */
    String plate(Task task) {
        return (String) engine.getTaskService().getVariable(task.getId(), "plateNo");
    }

    List<String> announcements() {
        return shop.wordings(caseNo()).stream().filter("door-to-door-service-announce.sms"::equals).toList();
    }

    String caseNo() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(trip.getId()).singleResult().getBusinessKey();
    }

    List<Map<String, Object>> told(String event) {
        return stored.toldBy(caseNo()).stream().filter(told -> told.name().equals(event)).map(stored::payload).toList();
    }

    void tell(String event, String key) {
        events.publish(event, key, Map.of(), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
    }

    String slotState() {
        return jdbc.sql("select state from appointment where vehicle_id = ?").param(vehicle.id()).query(String.class).single();
    }

    /** Pieces of the filter that the booking has in a state. */
    int filters(String state) {
        return jdbc.sql("select coalesce(sum(r.qty), 0) from part_reservation r join appointment a on a.appointment_no = r.case_no where a.vehicle_id = ? and r.part_no = ? and r.state = ?")
                .params(vehicle.id(), FILTER, state).query(Integer.class).single();
    }

    String pdf(String kind) {
        return PdfText.of(documents.pdf(documents.latest(caseNo(), kind).orElseThrow().id()));
    }
}
