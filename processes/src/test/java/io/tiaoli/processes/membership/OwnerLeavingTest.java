package io.tiaoli.processes.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.forms.FormRecords;

@FlowTest
class OwnerLeavingTest {

    @Autowired Shop shop;
    @Autowired NewOwners owners;
    @Autowired Consents consents;
    @Autowired FormRecords forms;

    void registered(NewOwners.Owner owner, String reason) {
        registered(owner, reason, "家人来电告知");
    }

    ProcessInstance registered(NewOwners.Owner owner, String reason, String notes) {
        return shop.startByForm("owner-leaving", "ownerLeaving", Map.of("plateNo", owner.vehicle().plateNo(), "reason", reason, "notes", notes));
    }

    @Test
    @DisplayName("owner-leaving: a sold car ends the care for this car only; the owner's other car is still cared for")
    void aSoldCar() {
        var first = owners.delivered(Map.of());
        var second = owners.delivered(first.customer(), Map.of());
        registered(first, "SOLD");
        assertThat(List.of(owners.running(first), owners.running(second))).containsExactly(false, true);
        assertThat(shop.known(first.customer().id()).doNotContact()).isFalse();
    }

    @Test
    @DisplayName("owner-leaving: who has died or refuses is left in peace with all cars and marked do-not-contact; who has moved is not marked")
    void theOwnerIsGone() {
        for (String reason : List.of("DECEASED", "REFUSES", "MOVED")) {
            var first = owners.delivered(Map.of());
            var second = owners.delivered(first.customer(), Map.of());
            registered(second, reason);
            assertThat(List.of(owners.running(first), owners.running(second))).as(reason).containsExactly(false, false);
            assertThat(shop.known(first.customer().id()).doNotContact()).as(reason).isEqualTo(!reason.equals("MOVED"));
        }
    }

    @Test
    @DisplayName("owner-leaving: the consent that ends names the case, where the whole note of how we know is kept")
    void aLongNote() {
        var owner = owners.delivered(Map.of());
        String notes = "他的女儿来电说父亲上周去世，请不要再打电话。".repeat(50).substring(0, 1_000);
        var leaving = registered(owner, "DECEASED", notes);
        assertThat(consents.of(owner.customer().id()).get(0).source()).isEqualTo("登记车主离开，" + leaving.getBusinessKey());
        assertThat(forms.latest(leaving.getBusinessKey(), "ownerLeaving").orElseThrow().path("notes").asText()).isEqualTo(notes);
    }

    @Test
    @DisplayName("owner-leaving: a plate that nobody knows comes back to be corrected")
    void anUnknownPlate() {
        var owner = owners.delivered(Map.of());
        shop.startByForm("owner-leaving", "ownerLeaving", Map.of("plateNo", "京Z99999", "reason", "SOLD", "notes", "客户来电"));
        assertThat(shop.groups(shop.task("correct-plate"))).containsExactly("customer-service");
        shop.complete("correct-plate", "ownerLeaving", Map.of("plateNo", owner.vehicle().plateNo(), "reason", "SOLD", "notes", "客户来电"));
        assertThat(owners.running(owner)).isFalse();
    }

    @Test
    @DisplayName("care-plan-change: its owner lets running customers read the plan again, each once")
    void aPlanForRunningCustomers() {
        var owner = owners.delivered(Map.of());
        int before = owners.plan(owner).size();
        var firstRow = owners.planned(owner, "MONTH_CALL").id();
        shop.startByForm("care-plan-change", "planChange", Map.of("plan", "owner-care-plan", "reason", "首月电话改由客户经理打"));
        assertThat(owners.plan(owner)).hasSize(before);
        assertThat(owners.planned(owner, "MONTH_CALL").id()).as("planned anew").isNotEqualTo(firstRow);
    }
}
