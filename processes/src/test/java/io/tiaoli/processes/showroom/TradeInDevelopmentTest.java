package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.tradein.Candidate;
import io.tiaoli.workers.tradein.Candidates;
import io.tiaoli.workers.tradein.TradeInResult;

/** The acceptance facts of trade-in-development. */
@FlowTest
class TradeInDevelopmentTest {

    @Autowired Shop shop;
    @Autowired TradeInShowroom campaigns;
    @Autowired Customers customers;
    @Autowired Candidates candidates;
    @Autowired Documents documents;
    @Autowired StoredEvents told;

    @BeforeEach
    void open() {
        campaigns.open();
    }

    @ParameterizedTest(name = "trade-in-development: {0} candidates and 3 consultants make {1}")
    @CsvSource({"60, 20/20/20", "61, 21/20/20"})
    @DisplayName("trade-in-development facts 1 and 7: 60 candidates and 3 consultants make 20 each, 61 make 21, 20 and 20 in duty order")
    void evenShares(int owners, String expected) {
        IntStream.range(0, owners).forEach(i -> campaigns.owner(40));
        var campaign = campaigns.allocated();
        assertThat(campaign.getBusinessKey()).matches("ZH-20261123-\\d{4}");
        var shares = candidates.of(campaign.getBusinessKey()).stream().collect(Collectors.groupingBy(known -> known.consultantId().orElseThrow(), Collectors.counting()));
        assertThat(TradeInShowroom.TEAM.stream().map(shares::get).map(String::valueOf).collect(Collectors.joining("/"))).isEqualTo(expected);
        assertThat(told.toldBy(campaign.getBusinessKey())).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("allocation-requested");
            assertThat(told.payload(event)).containsEntry("reason", "CAMPAIGN").extractingByKey("customerIds").asList().hasSize(owners);
        });
    }

    @Test
    @DisplayName("trade-in-development fact 2: 60 intentions created and 59 customers allocated, and the check cannot be completed; sent back, they are allocated anew")
    void countsMustAgree() {
        IntStream.range(0, 59).forEach(i -> campaigns.owner(40));
        var campaign = campaigns.allocated();
        assertThat(shop.hasTask("check-counts")).isFalse();
        campaigns.answered(campaign);
        assertThat(shop.groups(shop.task("check-counts"))).containsExactly("showroom-manager");
        assertThatThrownBy(() -> campaigns.check(60, "EQUAL")).hasMessageContaining("与已分配数不一致，不能完成");
        campaigns.check(60, "AGAIN");
        campaigns.allocate(TradeInShowroom.TEAM.subList(2, 3));
        campaigns.answered(campaign);
        campaigns.check(59, "EQUAL");
        assertThat(candidates.of(campaign.getBusinessKey())).allSatisfy(known -> assertThat(known.consultantId()).contains("sales-consultant-3"));
        assertThat(shop.tasks("call-customer")).hasSize(59).as("whom the owner was given to calls").allSatisfy(call -> assertThat(call.getAssignee()).isEqualTo("sales-consultant-3"));
        assertThat(documents.latest(campaign.getBusinessKey(), "trade-in-development-allocation")).isPresent();
    }

    @Test
    @DisplayName("trade-in-development fact 3: for a key owner a visit is planned, not a call")
    void keyOwnersAreVisited() {
        var key = campaigns.owner(40);
        customers.classify(key.id(), "KEY");
        var ordinary = campaigns.owner(40);
        campaigns.contacting();
        assertThat(campaigns.isCalled(ordinary)).isTrue();
        assertThat(campaigns.running("key-owner-visit", ordinary)).isEmpty();
        assertThat(campaigns.isCalled(key)).isFalse();
        assertThat(campaigns.running("key-owner-visit", key)).singleElement().satisfies(visit -> {
            assertThat(shop.variable(visit, "reason")).isEqualTo("TRADE_IN");
            assertThat(shop.variable(visit, "visitorRole")).isEqualTo("sales-consultant");
        });
    }

    @Test
    @DisplayName("trade-in-development fact 4: who switched brand is not contacted for a trade-in any more, and the brand is stored")
    void switchedBrand() {
        var owner = campaigns.owner(40);
        var campaign = campaigns.contacting();
        campaigns.call(owner, "REACHED");
        assertThatThrownBy(() -> campaigns.interest(owner, Map.of("result", "SWITCHED_BRAND"))).hasMessageContaining("「换购的品牌」必须填写");
        campaigns.interest(owner, Map.of("result", "SWITCHED_BRAND", "brand", "比亚迪"));
        assertThat(campaigns.candidate(campaign, owner).brand()).contains("比亚迪");
        assertThat(campaign).isEnded();
        assertThat(documents.latest(campaign.getBusinessKey(), "trade-in-development-report")).isPresent();
        var again = campaigns.opened();
        campaigns.cycle(Map.of());
        assertThat(again).isEnded().hasPassed("no-candidates");
    }

    @Test
    @DisplayName("trade-in-development facts 5 and 8: with a cycle of 36 months a car of 30 months is not selected, one of exactly 36 is")
    void theCycleCounts() {
        campaigns.owner(30);
        var exactly = campaigns.owner(36);
        var campaign = campaigns.opened();
        campaigns.cycle(Map.of());
        assertThat(candidates.of(campaign.getBusinessKey())).extracting(Candidate::customerId).containsExactly(exactly.id());
        assertThat(shop.shown("prepare-talks", "tradeInTalks").get("talks")).asList().hasSize(1);
    }

    @Test
    @DisplayName("trade-in-development fact 6: with interest a free appraisal of the old car begins, and after it the talk about the new one")
    void interestIsFollowedUp() {
        var owner = campaigns.owner(40);
        var campaign = campaigns.contacting();
        campaigns.call(owner, "REACHED");
        assertThat(campaigns.taskOf("ask-interest", owner).getAssignee()).isEqualTo("sales-consultant-1");
        assertThatThrownBy(() -> campaigns.interest(owner, Map.of("result", "INTERESTED"))).hasMessageContaining("「想换的车型」必须填写");
        campaigns.interest(owner, Map.of("result", "INTERESTED", "wantedModel", "天籁 2.0T"));
        assertThat(campaigns.running("used-car-appraisal", owner)).hasSize(1);
        assertThat(campaigns.running("vehicle-order", owner)).isEmpty();
        assertThat(campaigns.candidate(campaign, owner).result()).contains(TradeInResult.INTERESTED);
        shop.submit(campaigns.taskOf("ask-old-car", owner), "tradeInTalk", Map.of("wish", "NONE"));
        assertThat(campaigns.running("vehicle-order", owner)).hasSize(1);
    }
}
