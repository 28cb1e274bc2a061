package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.date;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;

@FlowTest
class FollowUpExceptionsTest extends FollowUpDesk {

    @Test
    @DisplayName("after-service-follow-up fact 11: a repair leaves the last maintenance as it was; a maintenance sets it to the day the car left")
    void maintenanceCountsFromMaintenance() {
        vehicles.maintained(vehicle.id(), LocalDate.of(2026, 8, 1), Optional.of(15_000));
        var repair = repaired();
        call(Map.of("score", 5));
        check("RECORDED");
        assertThat(toldBy(repair, "maintenance-recorded")).singleElement().satisfies(e -> {
            assertThat(e.key()).isEqualTo(vehicle.id());
            assertThat(told.payload(e)).containsEntry("lastMaintenanceOn", "2026-08-01").containsEntry("lastKm", 15_000).containsEntry("customerId", customer.id());
        });

        shop.at(LEFT);
        orderNo += "B";
        var maintenance = closed("MAINTENANCE", "KEY");
        shop.advanceTo(MONDAY.plusDays(1).atTime(9, 0));
        call(Map.of("score", 5));
        check("RECORDED");
        assertThat(toldBy(maintenance, "maintenance-recorded")).singleElement().satisfies(e ->
                assertThat(told.payload(e)).containsEntry("lastMaintenanceOn", "2026-11-23").containsEntry("lastKm", 20_000));
        assertThat(vehicles.get(vehicle.id()).lastMaintenanceKm()).contains(20_000);
    }

    @Test
    @DisplayName("after-service-follow-up: a repair of a car without any maintenance on file tells no maintenance")
    void nothingToCountFrom() {
        var followUp = repaired();
        call(Map.of("score", 5));
        check("RECORDED");
        assertThat(ended(followUp)).isTrue();
        assertThat(toldBy(followUp, "maintenance-recorded")).isEmpty();
    }

    @Test
    @DisplayName("after-service-follow-up: two unanswered calls go to the specialist; then the agent calls between day 3 and 7")
    void theAgentTriesAgain() {
        var followUp = repaired();
        unreachable();
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.plusDays(3).atTime(16, 0));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("follow-up-agent");
        call(Map.of("score", 4, "nextService", "MAINTENANCE_REMINDER"));
        check("RECORDED");
        assertThat(ended(followUp)).isTrue();
        assertThat(shop.contacts(customer)).containsExactly("CARE UNREACHABLE", "CARE REACHED");
    }

    @Test
    @DisplayName("after-service-follow-up: nobody reached the customer, so customer service calls at the check, and its result is handled like any other")
    void customerServiceMakesUpForIt() {
        var followUp = repaired();
        unreachable();
        shop.advanceTo(MONDAY.plusDays(3).atTime(16, 0));
        call(Map.of("result", "NO_ANSWER"));
        shop.advance(Duration.ofHours(2).plusMinutes(1));
        call(Map.of("result", "NO_ANSWER"));
        shop.complete("follow-up-customer", "specialistContact", Map.of("result", "CLOSED", "notes", "仍无人接听"));
        assertThat(shop.shown("check-follow-up", "followUpCheck")).doesNotContainKey("state");
        assertThatThrownBy(() -> check("RECORDED")).hasMessageContaining("与联系记录不符");
        assertThatThrownBy(() -> check("NOT_POSSIBLE")).hasMessageContaining("写明原因");
        shop.advance(Duration.ofMinutes(5));
        shop.complete("check-follow-up", "followUpCheck", Map.of("state", "CALLED", "score", 1, "opinion", "没人理我"));
        assertThat(toldBy(followUp, "complaint-raised")).hasSize(1);
        assertThat(shop.hasTask("check-follow-up")).isFalse();
        assertThat(ended(followUp)).isTrue();
        assertThat(shop.contacts(customer)).endsWith("CARE REACHED");
    }

    @Test
    @DisplayName("after-service-follow-up: a wrong number is corrected and the agent calls the right one")
    void wrongNumber() {
        repaired();
        call(Map.of("result", "WRONG_NUMBER"));
        shop.complete("correct-phone", "phoneCorrection", Map.of("newPhone", "13511%06d".formatted(number), "notes", "工单上有"));
        shop.advanceTo(MONDAY.plusDays(3).atTime(16, 0));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("follow-up-agent");
    }

    @Test
    @DisplayName("after-service-follow-up: a customer without consent is not called, and the check says why")
    void noConsent() {
        jdbc.sql("update customer set do_not_contact = true where id = ?").param(customer.id()).update();
        var followUp = repaired();
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.complete("check-follow-up", "followUpCheck", Map.of("state", "NOT_POSSIBLE", "notes", "客户要求勿扰"));
        assertThat(ended(followUp)).isTrue();
    }

    @Test
    @DisplayName("after-service-follow-up: tips are sent to whoever wants them; a customer without a mobile number gets no SMS, but the call")
    void tipsAndLandlines() {
        var followUp = repaired();
        call(Map.of("score", 5, "tipsWanted", true));
        check("RECORDED");
        assertThat(shop.wordings(followUp.getBusinessKey())).containsExactlyInAnyOrder("after-service-follow-up-thanks.sms", "after-service-follow-up-tips.sms");

        carLeft();
        jdbc.sql("update customer set phone = '010-66668888' where id = ?").param(customer.id()).update();
        var second = repaired();
        call(Map.of("score", 5, "tipsWanted", true));
        check("RECORDED");
        assertThat(ended(second)).isTrue();
        assertThat(passed(second, "thanks-refused") && passed(second, "tips-refused")).isTrue();
        assertThat(shop.texts(second.getBusinessKey())).isEmpty();
    }

    @Test
    @DisplayName("after-service-follow-up: the same order told twice is one case; a broken event starts none and is kept")
    void oneCaseAnOrder() {
        var followUp = repaired();
        events.publish("service-closed", orderNo, Map.of("customerId", customer.id(), "closedAt", date(LEFT), "visitKind", "REPAIR", "orderNo", orderNo, "vehicleId", vehicle.id()),
                Duration.ofDays(30), Optional.empty(), UUID.randomUUID().toString());
        events.publish("service-closed", customer.id(), Map.of("customerId", customer.id(), "closedAt", date(LEFT), "visitKind", "REPAIR"),
                Duration.ofDays(30), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("after-service-follow-up").list()).singleElement()
                .satisfies(only -> assertThat(only.getId()).isEqualTo(followUp.getId()));
        assertThat(told.waiting(10)).singleElement().satisfies(kept -> assertThat(kept.key()).isEqualTo(customer.id()));
    }

    @Test
    @DisplayName("after-service-follow-up: a cancelled case takes back what has not been sent")
    void cancelled() {
        shop.at(MONDAY.atTime(23, 0));
        var followUp = repaired();
        assertThat(shop.texts(followUp.getBusinessKey())).singleElement().satisfies(t -> assertThat(t.state()).isEqualTo("WAITING"));
        events.publish("case-cancelled", followUp.getBusinessKey(), Map.of(), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(ended(followUp)).isTrue();
        assertThat(shop.texts(followUp.getBusinessKey())).singleElement().satisfies(t -> assertThat(t.state()).isEqualTo("CANCELLED"));
    }
}
