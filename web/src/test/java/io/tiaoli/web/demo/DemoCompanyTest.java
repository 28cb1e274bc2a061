package io.tiaoli.web.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.processes.flows.ShippedFlows;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.Bays;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.insurance.Campaigns;
import io.tiaoli.workers.insurance.Policies;
import io.tiaoli.workers.insurance.Policy;
import io.tiaoli.workers.parts.Part;
import io.tiaoli.workers.parts.Parts;
import io.tiaoli.workers.pricing.LabourRates;

@AppTest
class DemoCompanyTest {

    @Autowired DemoCompany company;
    @Autowired JdbcClient jdbc;
    @Autowired Parts parts;
    @Autowired LabourRates rates;
    @Autowired Bays bays;
    @Autowired Advisors advisors;
    @Autowired Vehicles vehicles;
    @Autowired DecisionService decisions;
    @Autowired IdentityService identities;
    @Autowired ShippedFlows flows;
    @Autowired DemoPolicies demoPolicies;
    @Autowired Policies policies;
    @Autowired Campaigns campaigns;
    @Autowired Clock clock;

    int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    @Test
    void theCompanyHasWhatItsFlowsLeanOn() {
        assertThat(List.of("OIL-MIN", "OIL-SEMI", "OIL-0W", "OIL-FULL", "FLT-OIL", "PLG-DRAIN")).extracting(no -> parts.find(no).map(Part::priceFen).orElse(-1L))
                .containsExactly(10800L, 16800L, 22800L, 36800L, 3200L, 300L);
        assertThat(rates.find("OIL-CHANGE").orElseThrow().priceFen()).isEqualTo(8000);
        assertThat(bays.all()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(advisors.find("service-advisor-1").orElseThrow().name()).isEqualTo("周敏");
        assertThat(advisors.find("service-advisor-2")).isPresent();
        assertThat(vehicles.withPlate("京NA1257").orElseThrow().nextMaintenanceOn()).isPresent();
        assertThat(count("select count(*) from part where stock = 0")).isGreaterThanOrEqualTo(3);
        assertThat(count("select count(distinct customer_class) from customer")).isEqualTo(4);
    }

    @Test
    void thePriceListsOfMaintenanceNamePartsOfTheCatalogueAtItsPrices() {
        for (String grade : List.of("MINERAL", "SEMI_SYNTHETIC", "WINTER_0W", "FULLY_SYNTHETIC")) {
            var oil = decisions.evaluateDecisionTableByKey("oil-grade", Map.of("oilGrade", grade)).getSingleResult();
            var rest = decisions.evaluateDecisionTableByKey("maintenance-estimate", Map.of("kind", "MAINTENANCE", "oilYuan", oil.getEntry("oilYuan"))).getSingleResult();
            assertThat(price(oil.getEntry("partNo"))).as(grade).isEqualTo(fen(oil.getEntry("oilYuan")));
            assertThat(price(rest.getEntry("filterPartNo"))).isEqualTo(fen(rest.getEntry("filterYuan")));
            assertThat(price(rest.getEntry("plugPartNo"))).isEqualTo(fen(rest.getEntry("plugYuan")));
        }
    }

    private long price(String partNo) {
        return parts.find(partNo).filter(Part::active).orElseThrow(() -> new AssertionError("The catalogue has no part " + partNo)).priceFen();
    }

    private static long fen(Number yuan) {
        return Math.round(yuan.doubleValue() * 100);
    }

    @Test
    void policiesEndSoonSoThatRenewalsBeginAndAClaimFindsItsPolicy() {
        var today = LocalDate.now(clock);
        var ending = policies.find("PDAA2025000101").orElseThrow();
        assertThat(ending.endsOn()).isBetween(today, today.plusDays(60));
        assertThat(ending.vehicleId()).contains(vehicles.withPlate("京NA1257").orElseThrow().id());
        assertThat(policies.find("PDAA2025000122").orElseThrow()).satisfies(policy -> {
            assertThat(policy.boughtHere()).isTrue();
            assertThat(policy.endsOn()).isAfter(today.plusDays(60));
        });
        assertThat(policies.find("PDZA2025000115").orElseThrow().boughtHere()).isFalse();
        assertThat(campaigns.on(today)).isPresent();
    }

    @Test
    void anOrganisationHasEnoughCarsForACheckAtItsYard() {
        String owner = vehicles.withPlate("京NC7339").orElseThrow().customerId();
        assertThat(jdbc.sql("select count(*) from vehicle where customer_id = ?").param(owner).query(Integer.class).single()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aPolicyThatWasChangedDoesNotComeBack() {
        var kept = policies.find("PDZA2025000115").orElseThrow();
        policies.put(new Policy(kept.policyNo(), kept.customerId(), kept.vehicleId(), "众诚车险", kept.startsOn(), kept.endsOn(), kept.premiumFen(), kept.boughtHere(), kept.state()));
        demoPolicies.run(null);
        assertThat(policies.find("PDZA2025000115").orElseThrow().insurer()).isEqualTo("众诚车险");
        policies.put(kept);
    }

    @Test
    void aWeakPasswordForTheDemoIsRefusedByItsSetting() {
        for (String weak : List.of("short", "nodigitsandnocapitals", "Tiaoli2026Tiaoli")) {
            assertThatThrownBy(() -> new DemoPeople(identities, flows, weak).run(null)).as(weak).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("环境变量 TIAOLI_DEMO_PASSWORD 不合密码规则").hasMessageNotContaining(weak);
        }
    }

    @Test
    void aDemoThatStartsAgainWithAnotherPasswordHasOnePasswordForAllAgain() {
        try {
            new DemoPeople(identities, flows, "Andere-Demo-88").run(null);
            assertThat(identities.checkPassword("machine-1", "Andere-Demo-88")).isTrue();
            assertThat(identities.checkPassword("machine-1", DemoPeople.PASSWORD)).isFalse();
        } finally {
            new DemoPeople(identities, flows, "").run(null);
        }
        assertThat(identities.checkPassword("service-advisor-2", DemoPeople.PASSWORD)).isTrue();
    }

    @Test
    void whatPeopleChangeStaysWhenTheDemoStartsAgain() {
        int customers = count("select count(*) from customer");
        parts.put(new Part("FLT-CABIN", "空调滤清器", "个", 9900, 1, 0, true));
        company.run(null);
        assertThat(parts.find("FLT-CABIN").orElseThrow()).isEqualTo(new Part("FLT-CABIN", "空调滤清器", "个", 9900, 1, 0, true));
        assertThat(count("select count(*) from customer")).isEqualTo(customers);
        parts.put(new Part("FLT-CABIN", "空调滤清器", "个", 8800, 22, 0, true));
    }
}
