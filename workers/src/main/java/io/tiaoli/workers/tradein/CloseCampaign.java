package io.tiaoli.workers.tradein;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Closes a campaign: whoever has no result by now counts as not reached; closing twice changes nothing. Serves {@code trade-in-development} S8. */
@Component
@Label("结束置换活动")
public class CloseCampaign implements Worker<Nothing, CloseCampaign.Out> {

    public record Out(@Label("没有联系上的人数") int openCandidates, @Label("活动已结束") boolean campaignClosed) {}

    private final TradeInCampaigns campaigns;
    private final Candidates candidates;

    CloseCampaign(TradeInCampaigns campaigns, Candidates candidates) {
        this.campaigns = campaigns;
        this.candidates = candidates;
    }

    @Override
    public Out run(Nothing in, Step step) {
        int open = candidates.giveUpOpen(step.caseNo(), step.now());
        campaigns.close(step.caseNo(), step.now());
        return new Out(open, true);
    }
}
