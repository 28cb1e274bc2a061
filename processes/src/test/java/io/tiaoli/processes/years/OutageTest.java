package io.tiaoli.processes.years;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.membership.NewOwners;
import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.insurance.Policies;
import io.tiaoli.workers.insurance.Policy;
import io.tiaoli.workers.insurance.PolicyState;

@FlowTest
class OutageTest {

    static final LocalDateTime DARK = LocalDateTime.of(2026, 11, 24, 12, 0);
    static final LocalDateTime LIGHT = DARK.plusDays(30).withHour(10);

    @Autowired Shop shop;
    @Autowired House house;
    @Autowired Staff staff;
    @Autowired ContactList contacts;
    @Autowired NewOwners owners;
    @Autowired Policies policies;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void open() {
        house.opens();
        staff.begin("await-answer");
    }

    @AfterEach
    void close() {
        house.closes();
    }

    @Test
    @DisplayName("outage")
    void thirtyDays() {
        var customer = shop.newCustomer("林悦");
        shop.consents(customer, "CARE");
        shop.consents(customer, "APPOINTMENT_OFFER");
        owners.delivered(customer, Map.of());
        var maintained = shop.vehicle(customer);
        owners.tell("maintenance-recorded", maintained.id(), Map.of("customerId", customer.id(), "vehicleId", maintained.id(), "lastMaintenanceOn", "2026-09-10"));
        var insured = shop.vehicle(customer);
        var ends = LocalDate.of(2026, 12, 28);
        policies.put(new Policy("PDOUT-" + customer.id().substring(0, 8), customer.id(), Optional.of(insured.id()), "人保财险", ends.minusYears(1).plusDays(1), ends, 350_000, true, PolicyState.ACTIVE));
        var away = shop.vehicle(customer);
        jdbc.sql("update vehicle set last_visit_on = ? where id = ?").params(LocalDate.of(2025, 11, 30), away.id()).update();
        try {
            house.until(DARK);
            System.out.println("DARK");
            shop.at(LIGHT);
            shop.settle();
            house.until(LIGHT.plusDays(21));
        } finally {
            System.out.println("AT " + shop.now());
            contacts.of(customer.id()).forEach(c -> System.out.println("C " + c.line()));
            staff.calls().forEach(c -> System.out.println("CALL " + c));
        }
    }
}
