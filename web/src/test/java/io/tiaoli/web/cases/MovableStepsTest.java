package io.tiaoli.web.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovableStepsTest {

    static FlowNode node(String flow, String step) {
        return Bpmn.readModelFromFile(Path.of("..", "processes", flow, flow.replaceFirst(".*/", "") + ".bpmn").toFile()).getModelElementById(step);
    }

    @ParameterizedTest
    @CsvSource({
        "showroom/showroom-daily-preparation, sign-morning, ''",
        "showroom/showroom-daily-preparation, check-supplies, ''",
        "showroom/showroom-daily-preparation, check-staff, ''",
        "showroom/showroom-daily-preparation, check-consultant, 在一个要重复办的阶段里",
        "showroom/showroom-daily-preparation, urge-morning, 只在它等的事发生时才办",
        "showroom/showroom-daily-preparation, on-day-over, 只在它等的事发生时才办",
        "showroom/showroom-daily-preparation, checks-joined, 请选它后面的步骤",
        "showroom/showroom-daily-preparation, morning-begun, 不是步骤",
        "showroom/showroom-daily-preparation, morning-ready, 请取消它",
        "shared/customer-contact, missed-call-sms-refused, 不是步骤",
        "shared/customer-contact, contact-due, ''",
        "shared/customer-contact, await-reply, ''",
        "shared/customer-contact, customer-replied, 请选它们前面的菱形"})
    @DisplayName("a case goes to a step of its own phase; not into repeated ones, not onto events, not into the middle of gateways")
    void to(String flow, String step, String refusal) {
        assertThat(MovableSteps.whyNotTo(node(flow, step))).satisfies(said -> {
            if (refusal.isEmpty()) assertThat(said).isEmpty();
            else assertThat(said).contains(refusal);
        });
    }

    @ParameterizedTest
    @CsvSource({"check-consultant, 不能只移动其中一个", "check-staff, 不能只移动其中一个", "check-supplies, ''", "urge-morning, ''"})
    @DisplayName("a case leaves no step that is done for several things at a time")
    void from(String step, String refusal) {
        assertThat(MovableSteps.whyNotFrom(node("showroom/showroom-daily-preparation", step))).isEqualTo(refusal.isEmpty() ? "" : "「%s」要为几样东西各办一次，%s".formatted(
                node("showroom/showroom-daily-preparation", step).getName(), refusal));
    }

    @ParameterizedTest
    @CsvSource({"check-staff, check-staff#multiInstanceBody", "sign-morning, sign-morning"})
    @DisplayName("a repeated phase is begun as a whole")
    void begun(String step, String begun) {
        assertThat(MovableSteps.begun(node("showroom/showroom-daily-preparation", step))).isEqualTo(begun);
    }
}
