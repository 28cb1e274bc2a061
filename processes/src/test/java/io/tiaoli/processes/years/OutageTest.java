package io.tiaoli.processes.years;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
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
import io.tiaoli.processes.years.Staff.Call;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.insurance.Policies;
import io.tiaoli.workers.insurance.Policy;
import io.tiaoli.workers.insurance.PolicyState;

/** One customer with cars that each another flow looks after, who also thinks of a new one, and a house that is dark for thirty days. */
@FlowTest
class OutageTest {

    private static final LocalDateTime DARK = LocalDateTime.of(2026, 11, 24, 12, 0);
    private static final LocalDateTime LIGHT = LocalDateTime.of(2026, 12, 24, 10, 0);

    @Autowired Shop shop;
    @Autowired House house;
    @Autowired Staff staff;
    @Autowired Owner owner;
    @Autowired ContactList contacts;
    @Autowired NewOwners owners;
    @Autowired Policies policies;
    @Autowired JdbcClient jdbc;
    private Customer customer;

    @BeforeEach
    void open() {
        house.opens();
        staff.begin("await-answer");
        owner.wants(false, false, true);
        customer = shop.newCustomer("林悦");
        shop.consents(customer, "CARE");
        shop.consents(customer, "APPOINTMENT_OFFER");
        shop.consents(customer, "PROSPECT");
    }

    @AfterEach
    void close() {
        house.closes();
    }

    /** A new car, one whose maintenance is due on 10 December, one whose policy ends on the 28th, and one that was not here for a year on the 1st. */
    private void fourCars() {
        owners.delivered(customer, Map.of());
        var maintained = shop.vehicle(customer);
        owners.tell("maintenance-recorded", maintained.id(), Map.of("customerId", customer.id(), "vehicleId", maintained.id(), "lastMaintenanceOn", "2026-09-10"));
        var ends = LocalDate.of(2026, 12, 28);
        policies.put(new Policy("PDZD-" + customer.phone().orElseThrow(), customer.id(), Optional.of(shop.vehicle(customer).id()), "人保财险", ends.minusYears(1).plusDays(1), ends, 350_000, true,
                PolicyState.ACTIVE));
        jdbc.sql("update vehicle set last_visit_on = ? where id = ?").params(LocalDate.of(2025, 12, 1), shop.vehicle(customer).id()).update();
    }

    /** The customer left the showroom on the 23rd, has an appointment on the 26th, and one more car left the workshop in the minute the lights went out. */
    private void threeTalks() {
        owners.tell("prospect-registered", customer.id(), Map.of("prospectId", customer.id(), "customerId", customer.id(), "leftAt", Shop.date(shop.now()), "consultantId", "sales-consultant-1"));
        var booked = shop.vehicle(customer);
        owners.tell("appointment-requested", booked.id(), Map.of("customerId", customer.id(), "vehicleId", booked.id(), "reason", "MAINT"));
        house.until(DARK);
        var repaired = shop.vehicle(customer);
        owners.tell("service-closed", repaired.id(), Map.of("customerId", customer.id(), "vehicleId", repaired.id(), "visitKind", "REPAIR", "closedAt", Shop.date(shop.now()), "orderNo", "RO-" + repaired.plateNo()));
    }

    @Test
    @DisplayName("after an outage of 30 days for all flows together each due contact is made at most once, one call a day, the urgent first; overtaken ones are left out with a record, and staff see why")
    void thirtyDays() {
        fourCars();
        threeTalks();
        shop.at(LIGHT);
        house.until(LIGHT.plusDays(21));
        var late = staff.calls().stream().filter(call -> !call.at().isBefore(LIGHT)).toList();
        eachCallIsMadeOnceAndTheUrgentFirst(late);
        Manners.kept(contacts.of(customer.id()));
        staffSeeWhy(late.subList(0, 6));
        theirFirstDayIsTold(late);
        overtakenContactsAreOnRecord();
    }

    private static void eachCallIsMadeOnceAndTheUrgentFirst(List<Call> late) {
        assertThat(late.subList(0, 6)).extracting(Call::script).containsExactlyInAnyOrder("new-owner-care-month1.call", "periodic-maintenance-reminder-due.call", "insurance-renewal-last.call",
                "lapsed-customer-winback-offer.call", "after-service-follow-up-advisor.call", "prospect-follow-up-48h.call");
        assertThat(late.subList(0, 6)).extracting(Call::priority).isSorted();
        assertThat(late.subList(6, late.size())).as("what is due after the outage comes at its time").extracting(Call::script).containsExactly("new-owner-care-care.call");
    }

    private static void staffSeeWhy(List<Call> late) {
        assertThat(late).allSatisfy(call -> assertThat(call.note()).as(call.script()).hasValueSatisfying(why -> assertThat(why).startsWith("原定 2026-1")));
        assertThat(late).filteredOn(call -> call.note().orElseThrow().contains("改到")).as("those that gave way to another call").hasSize(5);
        assertThat(late).as("why it comes so late, however often it gave way")
                .allSatisfy(call -> assertThat(call.note().orElseThrow()).as(call.script()).containsPattern("^原定 2026-1[12]-\\d\\d.*，当时没有做成，现在补做"))
                .filteredOn(call -> !call.script().startsWith("new-owner-care")).allSatisfy(call -> assertThat(call.note().orElseThrow()).contains("补做；2026-12-"));
    }

    /** Not the day on which the lights came on again. */
    private static void theirFirstDayIsTold(List<Call> late) {
        assertThat(late).filteredOn(call -> call.script().matches("(insurance|lapsed).*")).extracting(call -> call.note().orElseThrow().split("，")[0])
                .containsExactlyInAnyOrder("原定 2026-12-21 09:00 联系", "原定 2026-12-01 08:00 联系");
    }

    private void overtakenContactsAreOnRecord() {
        assertThat(contacts.skipped(customer.id())).filteredOn(skipped -> skipped.why().contains("原定 2026-")).hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(skipped -> assertThat(skipped.at()).isEqualTo(LIGHT)).extracting(ContactList.Skipped::why).doesNotHaveDuplicates();
        assertThat(contacts.skipped(customer.id())).as("the appointment of the 26th").extracting(ContactList.Skipped::why).contains("原定 2026-11-25 10:00，约定的时间已到，不再提醒",
                "原定 2026-11-26 10:00，约定的时间已过一天，不再打");
        assertThat(jdbc.sql("select wording_key, state, note from message where customer_id = ? and sent_at is null order by wording_key").param(customer.id())
                .query((row, n) -> String.join(" ", row.getString(1), row.getString(2), row.getString(3))).list())
                .as("the call says what they would have said").containsExactly("periodic-maintenance-reminder-due.sms EXPIRED 到了截止时间还没有发出");
        assertThat(contacts.of(customer.id()).stream().filter(contact -> !contact.at().isBefore(LIGHT)).map(contact -> contact.caseNo() + contact.wording())).doesNotHaveDuplicates();
    }
}
