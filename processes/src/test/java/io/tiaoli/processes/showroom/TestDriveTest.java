package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;
import io.tiaoli.workers.papers.Paper;
import io.tiaoli.workers.papers.Papers;

@FlowTest
class TestDriveTest {

    @Autowired Shop shop;
    @Autowired TestDriveStory story;
    @Autowired Papers papers;
    @Autowired StoredEvents events;
    @Autowired HistoryService history;
    Customer customer;
    ProcessInstance process;
    String caseNo;

    @BeforeEach
    void customerWantsToDrive() {
        customer = shop.newCustomer("张伟");
        process = shop.startByForm("test-drive", "driveRequest", Map.of("customerName", "张伟", "phone", customer.phone().orElseThrow(), "modelWanted", "轩逸"));
        caseNo = process.getBusinessKey();
    }

    List<String> told() {
        return events.toldBy(caseNo).stream().map(Stored::name).toList();
    }

    boolean passed(String step) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(process.getId()).activityId(step).count() > 0;
    }

    Object result(String name) {
        return history.createHistoricVariableInstanceQuery().processInstanceId(process.getId()).activityInstanceIdIn(process.getId()).variableName(name).singleResult().getValue();
    }

    @Test
    @DisplayName("test-drive: from the wish to the papers at the reception, with agreement and feedback signed")
    void whole() {
        assertThat(caseNo).startsWith("SJ-");
        story.drive(caseNo, "张伟", "BUY_NOW");
        assertThat(shop.groups(shop.task("register-papers"))).containsExactly("reception-desk");
        shop.complete("register-papers", "drivePapers", Map.of("complete", true));

        assertThat(passed("test-drive-ended")).isTrue();
        assertThat(result("driveOutcome")).isEqualTo("DRIVEN");
        assertThat(told()).containsExactlyInAnyOrder("survey-response", "test-drive-driven");
        assertThat(story.textOf(caseNo, "试驾协议书")).contains("张伟", "110101199001011234", "C1", "2030年5月1日", "京A66666", "环城路");
        assertThat(story.textOf(caseNo, "试乘试驾反馈表")).contains("总体5", "安静4", "很安静", "20分钟，8.5公里", "客户驾驶");
    }

    @Test
    @DisplayName("test-drive fact 1: with 45 % fuel the car is not ready, with 50 % it is")
    void fuel() {
        var car = story.car();
        car.put("fuelPercent", 45);
        shop.complete("check-test-car", "testCar", car);
        assertThat(shop.hasTask("explain-drive")).isFalse();
        assertThat(shop.task("check-test-car").getDescription()).contains("油量不到一半");
        car.put("fuelPercent", 50);
        shop.complete("check-test-car", "testCar", car);
        assertThat(shop.hasTask("explain-drive")).isTrue();
        assertThat(shop.variable(process, "vehicleReady")).isEqualTo(true);
    }

    @Test
    @DisplayName("test-drive fact 2: one route is refused, two are a choice")
    void routes() {
        story.carReady();
        assertThatThrownBy(() -> story.plan(1, "张伟")).hasMessageContaining("给客户看的路线至少两条");
        story.plan("张伟");
        assertThat(shop.hasTask("check-licence")).isTrue();
    }

    @Test
    @DisplayName("test-drive fact 3: 12 minutes and 7 km or 16 minutes and 3 km are enough, 12 minutes and 5 km are refused")
    void longEnough() {
        story.carReady();
        story.plan("张伟");
        story.admitted(caseNo, "张伟");
        story.toTheDemonstration();
        story.changeSeats();
        assertThatThrownBy(() -> story.driven("NORMAL", 12, 5)).hasMessageContaining("客户至少要开 15 分钟或 6 公里");
        story.driven("NORMAL", 12, 7);
        assertThat(shop.hasTask("collect-feedback")).isTrue();

        customerWantsToDrive();
        story.carReady();
        story.plan("张伟");
        story.admitted(caseNo, "张伟");
        story.toTheDemonstration();
        story.changeSeats();
        assertThatCode(() -> story.driven("NORMAL", 16, 3)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("test-drive fact 4: with an expired licence only the ride-along path is offered; its last day still counts")
    void expiredLicence() {
        story.carReady();
        story.plan("张伟", "李娜");
        story.copy(caseNo, "张伟");
        story.licence(shop.now().toLocalDate().minusDays(1).toString());
        assertThat(shop.hasTask("sign-agreement")).isFalse();
        story.copy(caseNo, "李娜");
        story.licence(shop.now().toLocalDate().toString());
        assertThat(shop.hasTask("sign-agreement")).isTrue();
        story.agree(caseNo, "李娜");
        story.toTheDemonstration();
        assertThat(shop.task("change-seats").getDescription()).contains("李娜").doesNotContain("张伟");

        customerWantsToDrive();
        story.carReady();
        story.plan("张伟");
        story.licence(shop.now().toLocalDate().minusDays(1).toString());
        story.toTheDemonstration();
        assertThat(shop.variable(process, "eligibility")).isEqualTo("RIDE_ALONG");
        assertThat(shop.task("collect-feedback").getProcessInstanceId()).isEqualTo(process.getId());
    }

    @Test
    @DisplayName("test-drive fact 5: without a signed agreement there is no S8, and nothing is driven")
    void noAgreement() {
        story.carReady();
        story.plan("张伟");
        story.copy(caseNo, "张伟");
        story.licence("2030-05-01");
        assertThatCode(() -> shop.complete("sign-agreement", "agreementSigning", Map.of("result", "SIGNED"))).doesNotThrowAnyException();
        assertThat(shop.task("sign-agreement").getDescription()).contains("「试驾协议书」第 1 版客户还没有在屏幕上签名");
        shop.complete("sign-agreement", "agreementSigning", Map.of("result", "REFUSED", "reason", "不想签"));
        assertThat(passed("warm-up")).isFalse();
        assertThat(passed("test-drive-ended")).isTrue();
        assertThat(result("driveOutcome")).isEqualTo("NOT_DRIVEN");
    }

    @Test
    @DisplayName("test-drive fact 6: wanted model not there and alternative declined, then a reschedule task exists")
    void reschedule() {
        shop.complete("check-test-car", "testCar", Map.of("available", "NO"));
        shop.complete("offer-alternative", "alternative", Map.of("accepted", "NO"));
        assertThat(shop.hasTask("reschedule-drive")).isTrue();
        shop.complete("reschedule-drive", "driveLater", Map.of("wish", "NOT_WANTED"));
        assertThat(result("driveOutcome")).isEqualTo("NOT_DRIVEN");
    }

    @Test
    @DisplayName("test-drive fact 7: intention LATER registers the prospect with the moment of leaving, from which prospect-follow-up counts 48 hours")
    void later() {
        story.drive(caseNo, "张伟", "LATER");
        assertThat(events.toldBy(caseNo)).filteredOn(e -> e.name().equals("prospect-registered")).singleElement().satisfies(told -> {
            assertThat(told.key()).isEqualTo(customer.id());
            assertThat(told.payload()).contains("leftAt", "轩逸");
        });
    }

    @Test
    @DisplayName("test-drive fact 8: with three people in the car three belts are checked")
    void belts() {
        story.carReady();
        story.plan("张伟");
        story.admitted(caseNo, "张伟");
        shop.complete("ask-focus", "driveFocus", Map.of("points", List.of(), "other", "转弯"));
        assertThatThrownBy(() -> shop.complete("warm-up", "warmUp", Map.of("occupants", 3, "belts", 2, "warm", true))).hasMessageContaining("每个人都系好安全带才能出发");
        shop.complete("warm-up", "warmUp", Map.of("occupants", 3, "belts", 3, "warm", true));
        assertThat(shop.task("demonstrate-drive").getDescription()).contains("转弯");
    }

    @Test
    @DisplayName("test-drive fact 9: two drivers, two licence copies; without a copy the licence is asked for again")
    void twoDrivers() {
        story.carReady();
        story.plan("张伟", "李娜");
        story.licence("2030-05-01");
        assertThat(shop.hasTask("sign-agreement")).isFalse();
        assertThat(shop.task("check-licence").getDescription()).contains("还没有存档张伟的驾驶证");
        story.admitted(caseNo, "张伟");
        assertThat(shop.task("check-licence").getDescription()).contains("请李娜出示驾驶证");
        story.admitted(caseNo, "李娜");
        assertThat(papers.of(caseNo)).extracting(Paper::holder).containsExactlyInAnyOrder("张伟", "李娜");
        assertThat(shop.hasTask("ask-focus")).isTrue();
    }

    @Test
    @DisplayName("test-drive fact 10: after the customer left, the reception desk has a registration task")
    void registration() {
        story.drive(caseNo, "张伟", "NO");
        assertThat(shop.groups(shop.task("register-papers"))).containsExactly("reception-desk");
    }

    @Test
    @DisplayName("test-drive fact 12: a ride along has no S10 and S11 but a feedback, and needs neither minutes nor kilometres")
    void rideAlong() {
        story.carReady();
        story.plan("张伟");
        story.noLicence();
        story.toTheDemonstration();
        story.talk(caseNo, "LATER");
        assertThat(passed("change-seats") || passed("customer-drives")).isFalse();
        assertThat(result("driveOutcome")).isEqualTo("RIDE_ALONG");
        assertThat(story.textOf(caseNo, "试乘试驾反馈表")).contains("只试乘");
    }
}
