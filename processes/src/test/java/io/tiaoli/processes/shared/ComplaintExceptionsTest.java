package io.tiaoli.processes.shared;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;

@FlowTest
class ComplaintExceptionsTest extends ComplaintDesk {

    @Test
    @DisplayName("complaint-handling: a cost that no amount of money can be brings the step back, the owner's and the general manager's")
    void impossibleCost() {
        var complaint = accepted();
        propose("OTHER", 200_000_000);
        assertThat(complaint).hasPassed("proposal-refused").isWaitingAt("investigate");
        for (int round = 1; round <= 2; round++) {
            propose("OTHER", 0);
            customerSays("REFUSES");
        }
        shop.complete("settle-final", "proposal", proposal("OTHER", 200_000_000));
        assertThat(complaint).hasPassed("final-refused").isWaitingAt("settle-final");
        assertThat(row(complaint)).containsEntry("cost_fen", 0L);
    }

    @Test
    @DisplayName("complaint-handling: a complaint without area, wish or customer is refused by the form, naming the field")
    void theServerChecksTheForm() {
        assertThatThrownBy(() -> shop.startByForm("complaint-handling", "complaint", Map.of("source", "PHONE", "subject", "交车晚", "description", "晚了一周")))
                .hasMessageContaining("「哪方面」必须填写").hasMessageContaining("「客户姓名」必须填写");
        raised(WORKSHOP);
        assertThatThrownBy(() -> register(Map.of("receivedAt", iso(MONDAY.atTime(9, 1))))).hasMessageContaining("不能晚于现在");
        register(Map.of());
        assertThatThrownBy(() -> propose("REFUND", 0)).hasMessageContaining("「费用」应大于 0");
    }

    @Test
    @DisplayName("complaint-handling: an event about an unknown customer is registered by a person, who asks for the name")
    void unknownCustomer() {
        customer = shop.newCustomer("无名");
        events.publish("complaint-raised", "nobody", Map.of("customerId", "nobody", "source", "FORUM", "area", "WORKSHOP", "severity", "SAFETY", "description", "刹车失灵"), Duration.ofDays(30),
                Optional.empty(), "complaint/nobody/" + number);
        shop.settle();
        register(Map.of("customerName", "赵六", "phone", shop.phone(), "subject", "刹车失灵"));
        assertThat(shop.groups(shop.task("investigate"))).containsExactly("service-manager");
    }

    @Test
    @DisplayName("complaint-handling: a safety complaint of which nothing is told is registered by a person")
    void nothingIsTold() {
        var complaint = raised(Map.of("severity", "SAFETY", "source", "PHONE"));
        assertThat(complaint).isWaitingAt("register-complaint");
        register(Map.of("area", "WORKSHOP", "subject", "刹车失灵", "description", "刹车失灵"));
        assertThat(complaint).hasPassed("accept-complaint");
    }

    @Test
    @DisplayName("complaint-handling: a second complaint within 30 days is told to the general manager and goes on meanwhile")
    void complainsAgain() {
        accepted();
        shop.advance(Duration.ofHours(1));
        raised(Map.of("source", "PHONE", "area", "SALES", "description", "又来了"));
        register(Map.of("subject", "又来了"));
        assertThat(shop.groups(shop.task("know-repeat"))).containsExactly("general-manager");
        assertThat(shop.tasks("investigate")).hasSize(2);
        shop.complete("know-repeat", "notice", Map.of("note", "我来打电话"));
        assertThat(shop.tasks("investigate")).hasSize(2);
    }

    @Test
    @DisplayName("complaint-handling: a complaint that the customer withdraws is closed with the reason, without carrying out or calling")
    void withdrawn() {
        var complaint = accepted();
        propose("REWORK", 0);
        customerSays("WITHDRAWN");
        assertThat(complaint).isEnded().hasNotPassed("carry-out", "follow-up");
        assertThat(row(complaint)).containsEntry("outcome", "WITHDRAWN").containsEntry("reason", "周六来店");
        assertThat(documents.latest(complaint.getBusinessKey(), "complaint-handling-record")).isPresent();
    }

    @Test
    @DisplayName("complaint-handling: after seven days the general manager presses, and the end of the complaint ends that task")
    void sevenDays() {
        var complaint = accepted();
        propose("EXPLAIN", 0);
        customerSays("ACCEPTS");
        shop.advanceTo(MONDAY.plusDays(7).atTime(9, 0));
        assertThat(shop.groups(shop.task("expedite-complaint"))).containsExactly("general-manager");
        shop.complete("do-solution", "done", Map.of("note", "已说明"));
        closingCall("5");
        assertThat(complaint).isEnded();
        assertThat(shop.hasTask("expedite-complaint")).isFalse();
    }

    @Test
    @DisplayName("complaint-handling: a complaint can be cancelled at any step with a reason; what was not sent stays unsent")
    void cancelled() {
        shop.at(MONDAY.atTime(23, 0));
        var complaint = accepted();
        assertThat(shop.texts(complaint.getBusinessKey()).get(0).state()).isEqualTo("WAITING");
        events.publish("case-cancelled", complaint.getBusinessKey(), Map.of("cancelReason", "重复登记"), Duration.ofDays(1), Optional.empty(), complaint.getBusinessKey() + "/cancel");
        shop.settle();
        assertThat(complaint).isEnded();
        assertThat(row(complaint)).containsEntry("outcome", "CANCELLED").containsEntry("reason", "重复登记");
        assertThat(shop.texts(complaint.getBusinessKey()).get(0).state()).isEqualTo("CANCELLED");
    }

    @Test
    @DisplayName("complaint-handling: an event is registered within two business hours, the next morning when it comes in the evening")
    void acknowledgedInBusinessHours() {
        raised(WORKSHOP);
        assertThat(shop.task("register-complaint").getDueDate()).isEqualTo(Shop.date(MONDAY.atTime(11, 0)));
        register(Map.of());
        shop.at(MONDAY.atTime(17, 0));
        raised(Map.of("source", "WEB", "description", "晚上"));
        assertThat(shop.task("register-complaint").getDueDate()).isEqualTo(Shop.date(MONDAY.plusDays(1).atTime(10, 0)));
    }

    @Test
    @DisplayName("complaint-handling: a customer without a mobile phone gets no SMS and is served all the same")
    void noSmsIsPossible() {
        customer = shop.customer("孙七", "0109999%04d".formatted(number));
        var complaint = accepted();
        propose("EXPLAIN", 0);
        customerSays("ACCEPTS");
        shop.complete("do-solution", "done", Map.of("note", "已说明"));
        closingCall("5");
        assertThat(complaint).isEnded().hasPassed("ack-refused", "closed-refused");
        assertThat(shop.texts(complaint.getBusinessKey())).isEmpty();
    }
}
