package io.tiaoli.processes.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Sample;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.events.StoredEvents;

@FlowTest
class EventDeliveryTest {

    @Autowired Shop shop;
    @Autowired Sample sample;
    @Autowired StoredEvents events;
    @Autowired EventDelivery delivery;
    @Autowired RuntimeService runtime;
    final String vehicleId = UUID.randomUUID().toString();
    Deployment deployment;

    @BeforeEach
    void deploy() {
        deployment = sample.deploy();
    }

    @AfterEach
    void remove() {
        sample.remove(deployment);
    }

    long running() {
        return runtime.createProcessInstanceQuery().processDefinitionKey(Sample.FLOW).count();
    }

    /** Both people finish, the flow waits for its answer. */
    void workUntilItWaits() {
        shop.complete("note-question", "note", Map.of("customerName", "赵一"));
        shop.complete("check-question", "note", Map.of("customerName", "赵一"));
    }

    @Test
    void startsItsFlowOnceUnderANumberOfItsSeries() {
        sample.tell("sample-asked", vehicleId);
        shop.settle();
        shop.settle();
        assertThat(running()).isEqualTo(1);
        assertThat(sample.running(vehicleId).getBusinessKey()).matches("TS-20261123-\\d{4}");
    }

    @Test
    void aRepeatUpdatesTheRunningCaseAndStartsNoSecond() {
        sample.tell("sample-asked", vehicleId);
        shop.settle();
        sample.tell("sample-asked", vehicleId);
        shop.settle();
        assertThat(running()).isEqualTo(1);
        sample.tell("sample-asked", UUID.randomUUID().toString());
        shop.settle();
        assertThat(running()).isEqualTo(2);
    }

    @Test
    void waitsUntilSomebodyListensAndWakesOnlyHim() {
        var other = UUID.randomUUID().toString();
        sample.tell("sample-answered", vehicleId);
        sample.tell("sample-asked", vehicleId);
        shop.settle();
        assertThat(states("sample-answered")).containsExactly("WAITING");
        workUntilItWaits();
        assertThat(states("sample-answered")).containsExactly("HEARD");
        assertThat(sample.running(vehicleId)).isNull();

        sample.tell("sample-asked", other);
        shop.settle();
        workUntilItWaits();
        assertThat(sample.running(other)).isNotNull();
    }

    @Test
    void isForgottenWhenItIsTooOld() {
        sample.tell("sample-answered", vehicleId);
        shop.advance(Duration.ofDays(1));
        assertThat(states("sample-answered")).containsExactly("EXPIRED");
    }

    @Test
    void aReceiverThatFailsIsTriedAgainLaterEachTimeSaysWhyAndHoldsUpNoOther() {
        events.publish("prospect-registered", vehicleId, Map.of(), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        sample.tell("sample-asked", UUID.randomUUID().toString());
        shop.settle();
        assertThat(running()).isEqualTo(1);
        assertThat(failing().failures()).as("once again at once").isEqualTo(2);
        assertThat(failing().problem()).hasValueSatisfying(why -> assertThat(why).contains("缺少输入"));
        shop.advance(Duration.ofSeconds(9));
        assertThat(failing().failures()).isEqualTo(2);
        shop.advance(Duration.ofSeconds(1));
        assertThat(failing().failures()).isEqualTo(3);
        shop.advance(Duration.ofSeconds(39));
        assertThat(failing().failures()).isEqualTo(3);
        shop.advance(Duration.ofSeconds(1));
        assertThat(failing().failures()).isEqualTo(4);
        shop.advance(Duration.ofDays(1));
        assertThat(failing().state()).isEqualTo("EXPIRED");
    }

    StoredEvents.Stored failing() {
        return events.about(vehicleId).get(0);
    }

    @Test
    void oneForAFlowThatIsNotThereIsKept() {
        sample.tell("referral-earned", vehicleId);
        shop.settle();
        assertThat(delivery.runOnce()).isZero();
        assertThat(states("referral-earned")).containsExactly("WAITING");
    }

    List<String> states(String name) {
        return events.about(vehicleId).stream().filter(e -> e.name().equals(name)).map(StoredEvents.Stored::state).toList();
    }
}
