package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.deadlines.Absences;
import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.showroom.DutyOrder;
import io.tiaoli.workers.showroom.ShowroomCars;

@FlowTest
class ShowroomDailyPreparationExceptionsTest {

    static final LocalDate TODAY = ShowroomMorning.TODAY;

    @Autowired Shop shop;
    @Autowired ShowroomMorning morning;
    @Autowired ShowroomCars cars;
    @Autowired DutyOrder duty;
    @Autowired Absences absences;
    @Autowired RuntimeService runtime;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void showroom() {
        morning.open();
    }

    @AfterEach
    void nobodyIsLeft() {
        morning.close();
        absences.current().stream().filter(a -> a.user().equals(ShowroomMorning.CONSULTANT)).forEach(a -> absences.remove(a.id()));
    }

    @Test
    @DisplayName("showroom-daily-preparation: what cannot be corrected today is released by the showroom manager with a reason; the test-drive car stays not ready")
    void releases() {
        morning.checkedExcept(() -> morning.testCar(morning.with(morning.goodCar(), "carMats", false)));
        assertThatThrownBy(() -> shop.complete("correct-defect", "correction", Map.of("result", "NOT_TODAY"))).hasMessageContaining("请在「说明」里写明原因");
        shop.complete("correct-defect", "correction", Map.of("result", "NOT_TODAY", "note", "原厂脚垫明天到"));
        assertThat(shop.groups(shop.task("release-defect"))).containsExactly("showroom-manager");
        assertThat(shop.shown("release-defect", "release").get("defect").toString()).contains("原厂脚垫");
        shop.complete("release-defect", "release", Map.of("decision", "BACK", "reason", "去二手车部借一套"));
        shop.complete("correct-defect", "correction", Map.of("result", "NOT_TODAY", "note", "借不到"));
        shop.complete("release-defect", "release", Map.of("decision", "RELEASED", "reason", "明天到货"));
        assertThat(cars.get(morning.testCar().id()).ready()).isFalse();
        assertThat(shop.hasTask("sign-morning")).isTrue();
    }

    @Test
    @DisplayName("showroom-daily-preparation: signed off in time nobody is reminded; not signed off the morning ends with the day")
    void endsWithTheDay() {
        var signed = morning.checkedExcept();
        shop.complete("sign-morning", "morningSign", Map.of("ready", true));
        shop.advanceTo(TODAY.atTime(9, 30));
        assertThat(signed).isEnded();
        assertThat(shop.hasTask("urge-morning")).isFalse();

        shop.advanceTo(TODAY.plusDays(1).atTime(8, 0));
        var next = runtime.createProcessInstanceQuery().processDefinitionKey("showroom-daily-preparation").singleResult();
        String caseNo = shop.variable(next, "caseNo").toString();
        shop.advanceTo(TODAY.plusDays(1).atTime(23, 59));
        assertThat(next).isEnded();
        assertThat(jdbc.sql("select outcome from showroom_day where case_no = ?").param(caseNo).query(String.class).single()).isEqualTo("NOT_SIGNED");
    }

    @Test
    @DisplayName("showroom-daily-preparation: without a consultant the showroom manager covers; the duty order leaves out who is away")
    void managerCovers() {
        absences.enter(ShowroomMorning.CONSULTANT, TODAY, TODAY, Optional.empty(), "test");
        morning.morning();
        assertThat(duty.of(TODAY)).noneMatch(c -> c.userId().equals(ShowroomMorning.CONSULTANT));
        assertThat(shop.hasTask("check-consultant")).isFalse();
        assertThat(shop.groups(shop.task("check-show-car"))).containsExactly("showroom-manager");
        assertThat(shop.groups(shop.task("check-test-car"))).containsExactly("showroom-manager");
    }
}
