package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.events.Events;

@FlowTest
class TestDriveExceptionsTest {

    static final LocalDateTime SATURDAY = Shop.OPENING.plusDays(5).withHour(10);

    @Autowired Shop shop;
    @Autowired TestDriveStory story;
    @Autowired Events events;
    @Autowired HistoryService history;
    @Autowired RuntimeService runtime;
    @Autowired JdbcClient jdbc;
    Customer customer;
    ProcessInstance process;
    String caseNo;

    @BeforeEach
    void customer() {
        customer = shop.newCustomer("张伟");
    }

    void wants(Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("customerId", customer.id(), "modelWanted", "轩逸"));
        variables.putAll(more);
        process = shop.start("test-drive", "T-SJ-" + UUID.randomUUID(), variables);
        caseNo = runtime.createProcessInstanceQuery().processInstanceId(process.getId()).list().stream().map(ProcessInstance::getBusinessKey).findFirst().orElse("");
    }

    void toTheDrive() {
        wants(Map.of());
        story.carReady();
        story.plan("张伟");
        story.admitted(caseNo, "张伟");
        story.toTheDemonstration();
        story.changeSeats();
    }

    boolean passed(String step) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(process.getId()).activityId(step).count() > 0;
    }

    Object result(String name) {
        return history.createHistoricVariableInstanceQuery().processInstanceId(process.getId()).activityInstanceIdIn(process.getId()).variableName(name).singleResult().getValue();
    }

    @Test
    @DisplayName("test-drive: dangerous driving ends the drive; it counts as not driven, the feedback is asked all the same")
    void unsafe() {
        toTheDrive();
        story.driven("UNSAFE", 3, 1);
        assertThat(passed("driving-unsafe")).isTrue();
        assertThat(result("driveOutcome")).isEqualTo("NOT_DRIVEN");
        assertThat(shop.hasTask("collect-feedback")).isTrue();
    }

    @Test
    @DisplayName("test-drive: weather or an accident stops the drive wherever it is, and the consultant reports")
    void aborted() {
        toTheDrive();
        story.driven("ABORTED", 3, 1);
        shop.complete("report-aborted-drive", "driveAbort", Map.of("cause", "WEATHER", "hurt", "NO", "account", "突降暴雨，开回展厅"));
        assertThat(result("driveOutcome")).isEqualTo("NOT_DRIVEN");
        assertThat(shop.hasTask("collect-feedback")).isTrue();

        customer();
        wants(Map.of());
        story.carReady();
        story.plan("张伟");
        story.noLicence();
        shop.complete("ask-focus", "driveFocus", Map.of("points", List.of("加速"), "other", ""));
        shop.complete("warm-up", "warmUp", Map.of("occupants", 2, "belts", 2, "warm", true));
        shop.complete("demonstrate-drive", "demonstration", Map.of("ending", "ABORTED"));
        assertThat(passed("demonstration-stopped")).isTrue();
        assertThat(shop.hasTask("report-aborted-drive")).isTrue();
    }

    @Test
    @DisplayName("test-drive: an accepted alternative is checked like the wanted car, and its car and routes are known next time")
    void alternative() {
        wants(Map.of());
        shop.complete("check-test-car", "testCar", Map.of("available", "NO"));
        shop.complete("offer-alternative", "alternative", Map.of("accepted", "YES", "model", "天籁"));
        assertThat(shop.shown("check-test-car", "testCar")).containsEntry("model", "天籁");
        var car = story.car();
        car.putAll(Map.of("model", "天籁", "plateNo", "京A77777"));
        shop.complete("check-test-car", "testCar", car);
        assertThat(shop.shown("explain-drive", "drivePlan").get("drivers")).isEqualTo(List.of(Map.of("name", "张伟")));
        story.plan("张伟");
        story.noLicence();

        customer();
        shop.start("test-drive", "T-SJ-" + UUID.randomUUID(), Map.of("customerId", customer.id(), "modelWanted", "天籁"));
        assertThat(shop.shown("check-test-car", "testCar")).containsEntry("plateNo", "京A77777");
        shop.complete("check-test-car", "testCar", car);
        assertThat(shop.shown("explain-drive", "drivePlan").get("routes").toString()).contains("环城路", "滨河路");
    }

    @Test
    @DisplayName("test-drive: a new day opens a drive of its own, confirmed at once, reminded the day before, worked when the day has come")
    void anotherDay() {
        wants(Map.of());
        shop.complete("check-test-car", "testCar", Map.of("available", "NO"));
        shop.complete("offer-alternative", "alternative", Map.of("accepted", "NO"));
        shop.complete("reschedule-drive", "driveLater", Map.of("wish", "NEW_DATE", "at", iso(SATURDAY)));
        assertThat(result("driveOutcome")).isEqualTo("NOT_DRIVEN");

        var next = runtime.createProcessInstanceQuery().processDefinitionKey("test-drive").variableValueEquals("customerId", customer.id()).singleResult();
        assertThat(shop.wordings(next.getBusinessKey())).containsExactly("test-drive-confirm.sms");
        assertThat(shop.texts(next.getBusinessKey()).get(0).content()).contains("11月28日", "10:00", "驾驶证", "朝阳路 12 号");
        shop.advanceTo(SATURDAY.minusDays(1).minusMinutes(1));
        assertThat(shop.wordings(next.getBusinessKey())).hasSize(1);
        shop.advanceTo(SATURDAY.minusDays(1));
        assertThat(shop.wordings(next.getBusinessKey())).containsExactly("test-drive-confirm.sms", "test-drive-reminder.sms");
        assertThat(shop.hasTask("check-test-car")).isFalse();
        shop.advanceTo(SATURDAY);
        assertThat(shop.task("check-test-car").getProcessInstanceId()).isEqualTo(next.getId());
    }

    @Test
    @DisplayName("test-drive: a customer without a mobile is waited for all the same")
    void noMobile() {
        jdbc.sql("update customer set phone = null where id = ?").param(customer.id()).update();
        wants(Map.of("wantedAt", Shop.date(SATURDAY)));
        shop.advanceTo(SATURDAY);
        assertThat(passed("confirmation-refused") && passed("reminder-refused")).isTrue();
        assertThat(shop.hasTask("check-test-car")).isTrue();
    }

    @Test
    @DisplayName("test-drive: people of the same name are told apart before anybody drives; an unknown customer drives nothing")
    void refusals() {
        wants(Map.of());
        story.carReady();
        story.plan("张伟", "张伟");
        assertThat(passed("drive-plan-refused")).isTrue();
        assertThat(shop.task("explain-drive").getDescription()).contains("重名");

        process = shop.start("test-drive", "T-SJ-" + UUID.randomUUID(), Map.of("customerId", "nobody", "modelWanted", "轩逸"));
        assertThat(passed("nobody-drives")).isTrue();
    }

    @Test
    @DisplayName("test-drive: unsigned feedback is asked for again, a declined signature is noted")
    void unsignedFeedback() {
        toTheDrive();
        story.driven("NORMAL", 20, 8);
        shop.complete("collect-feedback", "driveFeedback", Map.of("overall", "2"));
        shop.complete("probe-intention", "driveIntention", Map.of("intention", "NO", "feedbackResult", "SIGNED"));
        assertThat(passed("feedback-unsigned")).isTrue();
        shop.complete("probe-intention", "driveIntention", Map.of("intention", "NO", "feedbackResult", "REFUSED", "reason", "赶时间"));
        assertThat(passed("intention-known")).isTrue();
    }

    @Test
    @DisplayName("test-drive: a cancelled drive takes back what has not been sent")
    void cancelled() {
        shop.at(Shop.OPENING.withHour(23));
        wants(Map.of("wantedAt", Shop.date(SATURDAY)));
        assertThat(shop.texts(caseNo)).singleElement().satisfies(text -> assertThat(text.state()).isEqualTo("WAITING"));
        events.publish("case-cancelled", caseNo, Map.of(), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(shop.texts(caseNo)).singleElement().satisfies(text -> assertThat(text.state()).isEqualTo("CANCELLED"));
        assertThat(passed("drive-given-back")).isTrue();
    }
}
