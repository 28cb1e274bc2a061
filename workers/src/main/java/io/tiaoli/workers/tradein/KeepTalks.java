package io.tiaoli.workers.tradein;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Keeps what is to be said to the owners of each old model; serves {@code trade-in-development} S3. */
@Component
@Label("保存置换话术")
@Refuses(KeepTalks.INVALID)
public class KeepTalks implements Worker<KeepTalks.In, Nothing> {

    static final String INVALID = "talk-invalid";

    /** @param record form record with talks: model, talk */
    public record In(@Label("话术（表单记录名）") String record) {}

    record Talks(@Label("话术") List<Talk> talks) {}

    record Talk(@Label("车型") String model, @Label("话术") String talk) {}

    private final FormRecords forms;
    private final TradeInCampaigns campaigns;

    KeepTalks(FormRecords forms, TradeInCampaigns campaigns) {
        this.forms = forms;
        this.campaigns = campaigns;
    }

    @Override
    public Nothing run(In in, Step step) {
        var entered = forms.read(step.caseNo(), in.record(), Talks.class, INVALID).talks();
        campaigns.talks(step.caseNo(), entered.stream().collect(Collectors.toMap(Talk::model, Talk::talk, (first, again) -> again)));
        return Nothing.NOTHING;
    }
}
