package io.tiaoli.processes.membership;

import static io.tiaoli.processes.membership.NewOwners.DELIVERED;
import static io.tiaoli.processes.membership.NewOwners.day;
import static io.tiaoli.processes.membership.NewOwners.local;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.care.CareContact.State;
import io.tiaoli.workers.contact.CallTurns;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.contact.ContactOutcome;

@FlowTest
class NewOwnerYearsTest {

    @Autowired Shop shop;
    @Autowired NewOwners owners;
    @Autowired ContactLog log;
    @Autowired CallTurns turns;
    @Autowired RepositoryService repository;

    @Test
    @DisplayName("new-owner-care fact 17: OwnerLeft after contact 4: contacts 5 to 11 are planned no more, open tasks are gone, the case has ended")
    void theOwnerHasLeft() {
        var owner = owners.delivered(Map.of());
        shop.advanceTo(day(128));
        assertThat(owners.tasks(owner, "call-customer")).isNotEmpty();
        owners.tell("owner-left", owner.vehicle().id(), Map.of("ownerLeft", "SOLD"));
        assertThat(owners.running(owner)).isFalse();
        assertThat(owners.tasks(owner, "call-customer")).isEmpty();
        assertThat(owners.plan(owner)).filteredOn(contact -> contact.contactNo().orElse(0) >= 5).hasSize(7).allSatisfy(contact -> {
            assertThat(contact.state()).isEqualTo(State.STOPPED);
            assertThat(contact.reason()).contains("车已转卖");
        });
    }

    @Test
    @DisplayName("new-owner-care: an owner who tells in a call that the car is sold is left in peace at once")
    void theOwnerTellsOfTheSale() {
        var owner = owners.delivered(Map.of());
        shop.advanceTo(day(1).withHour(8));
        owners.call(owner, "24h", Map.of("ownerLeft", "SOLD"));
        assertThat(owners.running(owner)).isFalse();
    }

    @Test
    @DisplayName("new-owner-care: all eleven contacts over two years are made once each, then the case ends")
    void twoYears() {
        var owner = owners.delivered(Map.of());
        owners.sendLetter(owner);
        // a contact may be put off, by a weekend or by another call of the same day
        for (long day : owners.days(owner).stream().flatMap(due -> LongStream.rangeClosed(due, due + 3).boxed()).distinct().sorted().toList()) {
            shop.advanceTo(day((int) day).withHour(18));
            for (var task : owners.tasks(owner, "call-customer")) shop.submit(task, "ownerCall", Map.of("result", "REACHED"));
            for (var task : owners.tasks(owner, "report-missing")) shop.submit(task, "careReport", Map.of("cause", "OTHER", "measure", "已补"));
        }
        assertThat(owners.running(owner)).isFalse();
        assertThat(owners.plan(owner)).filteredOn(contact -> contact.contactNo().isPresent()).hasSize(11)
                .allSatisfy(contact -> assertThat(contact.outcome()).as(contact.code() + contact.number()).contains("REACHED"));
        assertThat(log.ofCase(owner.caseNo()).stream().filter(line -> line.outcome() == ContactOutcome.REACHED)).hasSize(11 + 4);
    }

    @Test
    @DisplayName("care plans: after an outage of 30 days each due contact is made at most once, overtaken ones are skipped with a record, and staff see why")
    void anOutageOfThirtyDays() {
        var owner = owners.delivered(Map.of());
        shop.at(day(30).plusHours(1));
        shop.settle();
        assertThat(owners.tasks(owner, "call-customer")).hasSize(1);
        var month = owners.calls(owner, "month1");
        assertThat(month).hasSize(1);
        assertThat(month.get(0).getDueDate()).isEqualTo(Shop.date(day(31).plusHours(1)));
        assertThat(owners.planned(owner, "MONTH_CALL").reason()).hasValueSatisfying(why -> assertThat(why).contains("补做"));
        assertThat(owners.tasks(owner, "write-letter")).hasSize(1);
        assertThat(log.ofCase(owner.caseNo())).filteredOn(line -> line.outcome() == ContactOutcome.SKIPPED).hasSize(8)
                .allSatisfy(line -> assertThat(line.notes()).hasValueSatisfying(why -> assertThat(why).contains("原定 2026-")));
        assertThat(shop.texts(owner.caseNo())).isEmpty();
        shop.advanceTo(day(37).plusHours(5));
        assertThat(owners.calls(owner, "care")).hasSize(1);
    }

    @Test
    @DisplayName("care plans: two cars of one customer bring one call a day, and the older plan leaves general care to the newer")
    void twoCarsOneCustomer() {
        var first = owners.delivered(Map.of());
        var second = owners.delivered(first.customer(), Map.of());
        assertThat(owners.plan(first)).filteredOn(contact -> contact.code().equals("LONG_CARE")).hasSize(9).allMatch(contact -> contact.state() == State.STOPPED);
        assertThat(owners.plan(second)).filteredOn(contact -> contact.code().equals("LONG_CARE")).allMatch(contact -> contact.state() == State.PLANNED);
        shop.advanceTo(DELIVERED.withHour(15));
        assertThat(List.of(owners.calls(first, "arrival").size(), owners.calls(second, "arrival").size())).containsExactlyInAnyOrder(0, 1);
        shop.advanceTo(day(1).withHour(8));
        assertThat(turns.of(first.caseNo()).size() + turns.of(second.caseNo()).size()).isGreaterThanOrEqualTo(2);
        assertThat(java.util.stream.Stream.of(first, second).flatMap(owner -> turns.of(owner.caseNo()).stream()).filter(turn -> turn.note().isPresent()))
                .isNotEmpty().allSatisfy(turn -> assertThat(turn.note().get()).contains("每天最多 1 通"));
    }

    /** Deploys a folder with a decision and its examples changed, as its owner does. */
    private Deployment deployed(Path folder, String changed, UnaryOperator<String> change) throws IOException {
        var deployment = repository.createDeployment().name("membership/" + folder.getFileName());
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                String content = Files.readString(file, StandardCharsets.UTF_8);
                boolean isIt = file.getFileName().toString().startsWith(changed + ".");
                if (isIt) assertThat(change.apply(content)).isNotEqualTo(content);
                deployment.addString(file.getFileName().toString(), isIt ? change.apply(content) : content);
            }
        }
        return deployment.deploy();
    }

    @Test
    @DisplayName("care plans: an owner changes a row without touching the diagram; new customers get it, running ones when the owner decides")
    void aChangedPlan() throws IOException {
        var running = owners.delivered(Map.of());
        var deployment = deployed(Path.of("membership/new-owner-care"), "owner-care-plan", table -> table.replace("P37D", "P40D").replace("P39D", "P42D"));
        try {
            assertThat(owners.days(owners.delivered(Map.of()))).contains(40L).doesNotContain(37L);
            assertThat(owners.days(running)).contains(37L);
            owners.tell("plan-changed", running.caseNo(), Map.of());
            assertThat(owners.days(running)).contains(40L).doesNotContain(37L).hasSize(11);
            shop.advanceTo(day(39));
            assertThat(owners.calls(running, "care")).isEmpty();
            shop.advanceTo(day(40));
            assertThat(owners.calls(running, "care")).hasSize(1);
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    @DisplayName("care plans: a repeated delivery of the same car updates the running case and moves every date that was not begun")
    void aRepeatedDelivery() {
        var owner = owners.delivered(Map.of());
        owners.tell("car-delivered", owner.vehicle().id(), Map.of("customerId", owner.customer().id(), "vehicleId", owner.vehicle().id(), "deliveredAt", Shop.date(day(2))));
        assertThat(owners.running(owner)).isTrue();
        assertThat(local(owners.planned(owner, "FIRST_CALL"))).isEqualTo(day(3));
    }

    @Test
    @DisplayName("new-owner-care: a cancelled case stops its contacts and takes back what was not sent")
    void aCancelledCase() {
        var owner = owners.delivered(Map.of());
        owners.tell("case-cancelled", owner.caseNo(), Map.of("cancelReason", "录错了"));
        assertThat(owners.running(owner)).isFalse();
        assertThat(owners.plan(owner)).allMatch(contact -> contact.state() == State.STOPPED);
    }
}
