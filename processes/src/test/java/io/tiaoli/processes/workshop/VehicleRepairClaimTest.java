package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;

/** Repair orders that an insurer pays for. */
@FlowTest
class VehicleRepairClaimTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired RepairShop garage;
    @Autowired RepairVisit visit;
    @Autowired RepairFile file;

    @BeforeEach
    void open() {
        visit.open();
    }

    Map<String, Object> insured() {
        return Map.of("need", "修车门", "insuranceWanted", true, "policyNo", "P-1", "insurer", "平安", "accidentAt", iso(MONDAY.atTime(8, 0)), "singleParty", true, "damageEstimateYuan", 800);
    }

    @Test
    @DisplayName("vehicle-repair: a claim is raised beside the order, and the quote waits for what the claim flow says")
    void claimIsAssessed() {
        var order = visit.walkIn("REPAIR");
        garage.receive(false, insured());
        assertThat(file.told("claim-raised")).singleElement().satisfies(claim -> {
            assertThat(claim.path("repairOrderNo").asText()).isEqualTo(visit.caseNo());
            assertThat(claim.path("policyNo").asText()).isEqualTo("P-1");
            assertThat(claim.path("singleParty").asBoolean()).isTrue();
        });
        garage.agree("IN_STORE").inspect().price();
        assertThat(order).isWaitingAt("await-assessment").hasNotPassed("approve-quote");
        visit.publish("claim-assessed", visit.caseNo(), Map.of("claimCoveredFen", 30_000));
        garage.approveAll().signOrder().repair().pass();
        assertThat(shop.variable(order, "amountDueFen")).isEqualTo(18_000L);
        assertThat(file.textOf("结算单")).contains("保险承担¥300.00", "应付¥180.00");
    }

    @Test
    @DisplayName("vehicle-repair: what is covered in full is not collected")
    void claimCoversAll() {
        var order = visit.walkIn("REPAIR");
        garage.receive(false, insured()).agree("IN_STORE").inspect().price();
        visit.publish("claim-assessed", visit.caseNo(), Map.of("claimCoveredFen", 48_000));
        garage.approveAll().signOrder().repair().pass();
        assertThat(order).isWaitingAt("hand-over-car").hasNotPassed("collect-settlement");
    }

    @Test
    @DisplayName("vehicle-repair: a settlement that cannot be computed goes to the cashier, who corrects the covered sum")
    void settlementIsReviewed() {
        var order = visit.walkIn("REPAIR");
        garage.receive(false, insured()).agree("IN_STORE").inspect().price();
        visit.publish("claim-assessed", visit.caseNo(), Map.of("claimCoveredFen", -1));
        garage.approveAll().signOrder().repair().pass();
        assertThat(shop.groups(shop.task("review-settlement"))).containsExactly("cashier");
        assertThat(shop.task("review-settlement").getDescription()).contains("不能是负数");
        shop.complete("review-settlement", "claimAssessment", Map.of("coveredYuan", 0));
        assertThat(shop.variable(order, "amountDueFen")).isEqualTo(48_000L);
    }

    @Test
    @DisplayName("vehicle-repair: called by the claim flow, the order raises no second claim")
    void calledByTheClaim() {
        visit.order = shop.start("vehicle-repair", null, Map.of("customerId", visit.customer.id(), "vehicleId", visit.vehicle.id(), "kind", "CLAIM", "claimCoveredFen", 48_000L));
        garage.receive(false, insured()).agree("IN_STORE").inspect().price().approveAll().signOrder().repair().pass();
        assertThat(file.told("claim-raised")).isEmpty();
        assertThat(visit.order).isWaitingAt("hand-over-car").hasNotPassed("await-assessment");
        garage.handOver();
        assertThat(visit.order).isEnded();
    }
}
