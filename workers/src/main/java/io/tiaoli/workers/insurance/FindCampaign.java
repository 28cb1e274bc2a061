package io.tiaoli.workers.insurance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Says which insurance campaign runs today; {@code insurance-renewal} S6. */
@Component
@Label("查保险活动")
public class FindCampaign implements Worker<FindCampaign.In, FindCampaign.Out> {

    public record In() {}

    public record Out(@Label("活动期内") boolean campaignRunning, @Label("活动编号") Optional<String> promotionId) {}

    private final Campaigns campaigns;
    private final Clock clock;

    FindCampaign(Campaigns campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        var running = campaigns.on(LocalDate.now(clock));
        return new Out(running.isPresent(), running.map(Campaign::promotionId));
    }
}
