package io.tiaoli.processes.years;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.processes.years.ContactList.Contact;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.events.Events;

/** From the first call to the third renewal: people only fill in their forms and time only passes, everything else the flows start by themselves. */
@FlowTest
class OwnersYearsTest {

    private static final String FOLLOW_UP = "after-service-follow-up-advisor.call";

    @Autowired Shop shop;
    @Autowired House house;
    @Autowired Staff staff;
    @Autowired Owner owner;
    @Autowired ContactList contacts;
    @Autowired Customers customers;
    @Autowired Vehicles vehicles;
    @Autowired Events events;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void open() {
        house.opens();
        staff.begin("welcome-owner", "see-off-owner", "await-answer", FOLLOW_UP);
    }

    @AfterEach
    void close() {
        house.closes();
    }

    @Test
    @DisplayName("one owner's three years: each contact that the plans foresee is made once, at its time, by the right person, and no other; each flow is started by the one before it")
    void threeYears() {
        callsAndBuys();
        takesTheCar();
        comesForTheFirstMaintenance();
        staysAwayAndIsWonBack();
        renewsByReply();
        staysAwayAgain();
        theListIsTheOneOfThePlans();
        nobodyIsDisturbed();
        nothingIsSaidTwice();
        eachFlowFollowedFromTheOneBefore();
    }

    // the story ----------------------------------------------------------------------------------------------

    private void callsAndBuys() {
        shop.startByForm("incoming-call", "call", Map.of("line", "SALES", "rings", 2, "purpose", "SALES", "callerNumber", owner.phone()));
        house.until(owner.visitsAt());
        shop.startByForm("showroom-visit", "visitArrival", Map.of("partySize", 2, "arrivedByCar", false, "isOwner", false));
        staff.work();
    }

    private void takesTheCar() {
        house.until(owner.takesCarAt());
        staff.receive("welcome-owner");
        house.until(owner.takesCarAt().plusMinutes(90));
        staff.receive("see-off-owner");
    }

    private void comesForTheFirstMaintenance() {
        house.until(LocalDateTime.of(2027, 2, 15, 12, 0));
        comesAsBooked();
    }

    private void staysAwayAndIsWonBack() {
        owner.wants(false, false, true);
        house.until(LocalDateTime.of(2028, 5, 1, 9, 0));
        owner.wants(false, true, true);
        house.until(LocalDateTime.of(2028, 5, 20, 9, 0));
        comesAsBooked();
    }

    private void renewsByReply() {
        owner.wants(false, false, true);
        house.until(LocalDateTime.of(2028, 11, 2, 10, 0));
        shop.reply(customers.get(customer()), "续吧");
        staff.work();
    }

    private void staysAwayAgain() {
        house.until(LocalDateTime.of(2029, 12, 1, 9, 0));
    }

    /** The gate registers the car when it drives in, and the advisor calls the next morning. */
    private void comesAsBooked() {
        var slot = jdbc.sql("select slot_at from appointment where vehicle_id = ? and state = 'CONFIRMED'").param(car().id()).query(OffsetDateTime.class).single();
        house.until(slot.atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime());
        tell("arrival-registered", car().id(), Map.of("arrivedAt", Shop.iso(shop.now()), "customerId", customer(), "vehicleId", car().id()));
        tell("customer-returned", customer(), Map.of("arrivedAt", Shop.iso(shop.now())));
        shop.settle();
        staff.work();
        house.until(shop.now().plusDays(1).withHour(10));
        staff.receive(FOLLOW_UP);
        staff.leave(FOLLOW_UP);
    }

    private void tell(String event, String key, Map<String, Object> payload) {
        events.publish(event, key, payload, Duration.ofHours(12), Optional.empty(), UUID.randomUUID().toString());
    }

    private String customer() {
        return customers.withPhone(owner.phone()).get(0).id();
    }

    private Vehicle car() {
        return vehicles.withPlate(owner.plateNo()).orElseThrow();
    }

    // what must be true --------------------------------------------------------------------------------------

    private void theListIsTheOneOfThePlans() {
        assertThat(contacts.of(customer())).extracting(Contact::line).containsExactlyElementsOf(planned().stream().map(row -> String.join(",", Arrays.copyOf(row, 4))).toList());
        assertThat(contacts.skipped(customer())).as("C1: the call of day 5 is covered by the letter and the calls before it").singleElement().satisfies(skipped -> {
            assertThat(skipped.at()).isEqualTo(LocalDateTime.of(2026, 12, 5, 11, 30));
            assertThat(skipped.why()).isEqualTo("感谢信已寄出，回访也通过话");
        });
        assertThat(jdbc.sql("select wording_key from message where customer_id = ? and sent_at is null").param(customer()).query(String.class).list()).as("texts that nobody got").isEmpty();
    }

    private void nobodyIsDisturbed() {
        var calls = contacts.of(customer()).stream().filter(contact -> contact.channel().equals("PHONE")).toList();
        assertThat(calls).allSatisfy(call -> {
            var time = call.at().toLocalTime();
            assertThat(time).isBetween(LocalTime.of(8, 0), LocalTime.of(21, 0));
            assertThat(time.isAfter(LocalTime.of(12, 0)) && time.isBefore(LocalTime.of(14, 30))).as("noon: " + call.line()).isFalse();
        });
        var ours = calls.stream().filter(call -> ContactPurpose.valueOf(call.purpose()).ofOurOwnAccord()).collect(groupingBy(call -> call.at().toLocalDate()));
        assertThat(ours.values()).as("calls of our own accord on one day").allSatisfy(day -> assertThat(day).hasSize(1));
    }

    /** One row of the plans asks for one contact, and within a case no wording comes back before its next round. */
    private void nothingIsSaidTwice() {
        assertThat(planned()).extracting(row -> row[4]).doesNotHaveDuplicates();
        contacts.of(customer()).stream().collect(groupingBy(contact -> contact.caseNo() + " " + contact.wording())).forEach((what, said) -> {
            for (int i = 1; i < said.size(); i++) assertThat(Duration.between(said.get(i - 1).at(), said.get(i).at())).as(what).isGreaterThan(Duration.ofDays(80));
        });
    }

    private void eachFlowFollowedFromTheOneBefore() {
        assertThat(contacts.flows(customer())).containsExactly("after-service-follow-up 2", "customer-file 3", "first-maintenance-reminder 1", "incoming-call 1", "insurance-renewal 3",
                "lapsed-customer-winback 2", "new-owner-care 1", "periodic-maintenance-reminder 2", "prospect-follow-up 1", "service-appointment 2", "showroom-visit 1", "test-drive 1",
                "vehicle-delivery 1", "vehicle-order 1", "vehicle-repair 2");
    }

    private static List<String[]> planned() {
        try (var file = OwnersYearsTest.class.getResourceAsStream("/years/contacts-of-one-owner.csv")) {
            var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).skip(1);
            return new ArrayList<>(lines.map(line -> line.split(",", 5)).toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
