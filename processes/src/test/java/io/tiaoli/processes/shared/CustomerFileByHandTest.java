package io.tiaoli.processes.shared;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;

/** Who keeps the file, what it asks for, and what people do to it by hand. */
@FlowTest
class CustomerFileByHandTest extends FileDesk {

    @Test
    @DisplayName("customer-file: without an agent the manager appoints one, who must be an agent; a standing one serves the next customer too")
    void theManagerAppoints() {
        jdbc.sql("delete from standing_agent").update();
        checkedIn();
        assertThat(shop.groups(shop.task("appoint-agent"))).containsExactly("business-dept-manager");
        shop.complete("appoint-agent", "agentAppointment", Map.of("agentId", "nobody-1"));
        assertThat(shop.hasTask("build-file")).isFalse();
        agent("follow-up-agent-2");
        shop.complete("appoint-agent", "agentAppointment", Map.of("agentId", "follow-up-agent-2", "standing", true));
        assertThat(shop.task("build-file").getAssignee()).isEqualTo("follow-up-agent-2");
        assertThat(files.get(customer.id()).agentId()).contains("follow-up-agent-2");
        build(Map.of());
        plan(3);

        customer = shop.newCustomer("周明");
        talked();
        assertThat(shop.task("build-file").getAssignee()).isEqualTo("follow-up-agent-2");
    }

    @Test
    @DisplayName("customer-file: key accounts are asked for birthdays, home and likes; ordinary customers are not")
    void keyAccounts() {
        jdbc.sql("update customer set customer_class = 'KEY' where id = ?").param(customer.id()).update();
        talked();
        build(Map.of("birthday", "1980-01-02", "familyBirthdays", "妻 3 月 8 日", "homeAddress", "学院路 1 号", "likes", "钓鱼"));
        plan(3);
        assertThat(files.get(customer.id())).satisfies(f -> {
            assertThat(f.birthday()).contains(LocalDate.of(1980, 1, 2));
            assertThat(f.likes()).contains("钓鱼");
        });
        arrive();
        talked();
        build(Map.of("likes", "不该有的"));
        assertThat(files.get(customer.id()).likes()).isEmpty();
    }

    @Test
    @DisplayName("customer-file: a second check-in while the first car is still here goes into the same case, and both departures are waited for")
    void aSecondVisitJoins() {
        var file = checkedIn();
        build(Map.of());
        plan(5);
        String first = orderNo;
        orderNo += "B";
        shop.advanceTo(TENTH.plusDays(1).atTime(9, 0));
        assertThat(happened("check-in-completed", "REPAIR_CHECKIN", TENTH.plusDays(1).atTime(9, 0), Map.of("vehicleId", shop.vehicle(customer).id(), "repairOrderNo", orderNo)).getId()).isEqualTo(file.getId());
        assertThat(shop.task("build-file").getDueDate()).isEqualTo(date(TENTH.plusDays(3).atTime(9, 0)));
        build(Map.of("visitOn", "2026-12-11"));
        plan(3);
        assertThat(runtime.createEventSubscriptionQuery().eventName("car-left " + first).count()).isEqualTo(1);
        assertThat(runtime.createEventSubscriptionQuery().eventName("car-left " + orderNo).count()).isEqualTo(1);
        carLeft(TENTH.plusDays(1).atTime(17, 0));
        assertThat(ended(file)).isFalse();
        orderNo = first;
        carLeft(TENTH.plusDays(2).atTime(17, 0));
        assertThat(ended(file)).isTrue();
    }

    @Test
    @DisplayName("customer-file: after a contact a built file that lacks an address asks for it once")
    void incompleteCardsAreCompleted() {
        checkedIn();
        build(Map.of());
        plan(5);
        jdbc.sql("update customer set address = null where id = ?").param(customer.id()).update();
        publish("contact-recorded", customer.id(), Map.of("contactOutcome", "REACHED"));
        assertThat(shop.shown("complete-card", "cardCompletion")).containsEntry("missing", "地址");
        shop.complete("complete-card", "cardCompletion", Map.of("address", "学院路 5 号"));
        assertThat(shop.known(customer.id()).address()).contains("学院路 5 号");
        publish("customer-returned", customer.id(), Map.of());
        assertThat(shop.hasTask("complete-card-returned")).isFalse();
    }

    @Test
    @DisplayName("customer-file: the business department opens a file by hand; not for the future, and not beside a running one")
    void openedByHand() {
        var entered = request("BUILD", Map.of("eventKind", "CONSULTATION", "eventAt", iso(CHECKED_IN)));
        assertThatThrownBy(() -> shop.startByForm("customer-file", "fileRequest", request("BUILD", Map.of("eventKind", "CONSULTATION", "eventAt", iso(CHECKED_IN.plusHours(1))))))
                .hasMessageContaining("「发生日期」不能晚于现在");
        var file = shop.startByForm("customer-file", "fileRequest", entered);
        assertThat(shop.hasTask("build-file")).isTrue();
        var merged = shop.startByForm("customer-file", "fileRequest", entered);
        assertThat(ended(merged)).isTrue();
        assertThat(shop.tasks("build-file")).as("the second visit is built in the running case").hasSize(2);
        assertThat(ended(file)).isFalse();
    }

    @Test
    @DisplayName("customer-file: a request to erase takes the person out of everything that is kept, once no work is open")
    void erasure() {
        talked();
        build(Map.of("phone", customer.phone().orElseThrow()));
        plan(3);
        String followUp = runtime.createProcessInstanceQuery().processDefinitionKey("after-service-follow-up").singleResult().getId();
        var erasure = shop.startByForm("customer-file", "fileRequest", request("ERASE", Map.of()));
        assertThat(shop.groups(shop.task("approve-erasure"))).containsExactly("business-dept-manager");
        shop.complete("approve-erasure", "erasure", Map.of("decision", "ERASE", "reason", "本人到店，核对身份证"));
        assertThat(shop.hasTask("approve-erasure")).as("the follow-up is still open").isTrue();
        assertThat(shop.known(customer.id()).fullName()).isEqualTo("钱进");
        runtime.deleteProcessInstance(followUp, "客户要求");
        shop.complete("approve-erasure", "erasure", Map.of("decision", "ERASE", "reason", "本人到店，核对身份证"));
        assertThat(ended(erasure)).isTrue();
        assertThat(shop.known(customer.id())).satisfies(gone -> {
            assertThat(gone.fullName()).isEqualTo("已清除");
            assertThat(gone.phone()).isEmpty();
            assertThat(gone.address()).isEmpty();
            assertThat(gone.doNotContact()).isTrue();
        });
        assertThat(files.get(customer.id()).wishes()).isEmpty();
        assertThat(vehicles.get(vehicle.id()).plateNo()).startsWith("清除");
        assertThat(jdbc.sql("select count(*) from form_record where content like '%钱进%' and case_no in (select case_no from service_case where customer_id = ?)")
                .param(customer.id()).query(Integer.class).single()).isZero();

        arrive();
        var kept = shop.startByForm("customer-file", "fileRequest", request("ERASE", Map.of()));
        shop.complete("approve-erasure", "erasure", Map.of("decision", "KEEP", "reason", "不是本人"));
        assertThat(ended(kept)).isTrue();
        assertThat(shop.known(customer.id()).fullName()).isEqualTo("钱进");
    }

    Map<String, Object> request(String what, Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(Map.of("request", what, "customerName", "钱进", "phone", customer.phone().orElseThrow()));
        request.putAll(more);
        return request;
    }
}
