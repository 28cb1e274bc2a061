package io.tiaoli.web.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.insurance.Campaign;
import io.tiaoli.workers.insurance.Campaigns;
import io.tiaoli.workers.insurance.Policies;
import io.tiaoli.workers.insurance.Policy;
import io.tiaoli.workers.insurance.PolicyState;

/** How the demo company's customers are insured, some until soon, and a campaign for those who renew; each policy brought in once, so that nothing comes back that was changed. */
@Component
@Order(27)
@ConditionalOnProperty("tiaoli.demo")
class DemoPolicies implements ApplicationRunner {

    private static final String CAMPAIGN = "XB-DEMO";
    private static final int CAMPAIGN_MONTHS = 2;

    private final Policies policies;
    private final Campaigns campaigns;
    private final Vehicles vehicles;
    private final Clock clock;

    DemoPolicies(Policies policies, Campaigns campaigns, Vehicles vehicles, Clock clock) {
        this.policies = policies;
        this.campaigns = campaigns;
        this.vehicles = vehicles;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var today = LocalDate.now(clock);
        var rows = DemoFile.of("policies.csv", today).rows();
        if (rows.stream().anyMatch(row -> policies.find(row[0]).isPresent())) return;
        rows.forEach(this::insure);
        campaigns.put(new Campaign(CAMPAIGN, "续保有礼", today, today.plusMonths(CAMPAIGN_MONTHS)));
    }

    private void insure(String[] row) {
        // whose car was sold or renamed meanwhile is left out
        vehicles.withPlate(row[1]).ifPresent(car -> policies.put(new Policy(row[0], car.customerId(), Optional.of(car.id()), row[2], LocalDate.parse(row[3]), LocalDate.parse(row[4]),
                new BigDecimal(row[5]).movePointRight(2).longValueExact(), row[6].equals("是"), PolicyState.ACTIVE)));
    }
}
