package io.tiaoli.web.rehearsal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;

/** The customer of a rehearsal, who agrees to everything, with a car; and how a scenario names them. */
class Cast {

    static final String NAME = "张伟";
    static final String PHONE = "13800000001";
    static final String PLATE = "京Y10001";
    private static final int KM = 3_000;
    private static final int MONTHS = 2;

    private final Customers customers;
    private final Vehicles vehicles;
    private final Consents consents;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, String> names = new LinkedHashMap<>();

    Cast(Customers customers, Vehicles vehicles, Consents consents, ObjectMapper json, Clock clock) {
        this.customers = customers;
        this.vehicles = vehicles;
        this.consents = consents;
        this.json = json;
        this.clock = clock;
    }

    /** Comes on stage. */
    void enter() {
        var customer = customers.add(NAME, Optional.of("先生"), Optional.of(PHONE));
        Consents.purposes().forEach(purpose -> consents.grant(customer.id(), purpose, "预演"));
        var vehicle = vehicles.add(customer.id(), PLATE, Optional.of("轩逸 1.6L"));
        vehicles.describe(vehicle.id(), Optional.empty(), Optional.empty(), Optional.of(LocalDate.now(clock).minusMonths(MONTHS)), Optional.of(KM));
        names.clear();
        names.putAll(Map.of("customer", customer.id(), "vehicle", vehicle.id(), "name", NAME, "phone", PHONE, "plate", PLATE));
    }

    String customerId() {
        return names.get("customer");
    }

    String vehicleId() {
        return names.get("vehicle");
    }

    /** A value with the names in it replaced. */
    JsonNode known(JsonNode value) {
        String text = value.toString();
        if (!text.contains("{{")) return value;
        for (var name : names.entrySet()) text = text.replace("{{" + name.getKey() + "}}", name.getValue());
        text = text.replace("{{now}}", OffsetDateTime.now(clock).toString()).replace("{{today}}", LocalDate.now(clock).toString());
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The other way round, for what is kept. */
    JsonNode named(JsonNode value) {
        String text = value.toString();
        for (String id : new String[] {"customer", "vehicle"}) text = text.replace(names.get(id), "{{" + id + "}}");
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
