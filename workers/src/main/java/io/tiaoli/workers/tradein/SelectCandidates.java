package io.tiaoli.workers.tradein;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Chooses the owners whose car has reached the cycle, each once, and prepares the form of what to say by model; serves {@code trade-in-development} S2. */
@Component
@Label("筛选置换客户")
@Refuses(SelectCandidates.INVALID)
public class SelectCandidates implements Worker<SelectCandidates.In, SelectCandidates.Out> {

    static final String INVALID = "cycle-invalid";
    static final String UNKNOWN_MODEL = "未登记车型";
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    /**
     * @param record form record with campaignName, cycleMonths, models, endsOn (else in three months), phone, address, industry
     * @param talkRecord form record that will hold the talk for each model
     */
    public record In(@Label("置换周期（表单记录名）") String record, @Label("话术（表单记录名）") String talkRecord) {}

    public record Out(@Label("候选客户数") int candidateCount, @Label("活动结束时间") Instant campaignEndsAt, @Label("活动结束日期") LocalDate campaignLastDay) {}

    private final FormRecords forms;
    private final TradeInCampaigns campaigns;
    private final Candidates candidates;
    private final Clock clock;

    SelectCandidates(FormRecords forms, TradeInCampaigns campaigns, Candidates candidates, Clock clock) {
        this.forms = forms;
        this.campaigns = campaigns;
        this.candidates = candidates;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        Cycle cycle = forms.read(step.caseNo(), in.record(), Cycle.class, INVALID);
        LocalDate today = LocalDate.ofInstant(step.now(), clock.getZone());
        Instant endsAt = cycle.lastDay(today).atTime(EVENING).atZone(clock.getZone()).toInstant();
        campaigns.open(step.caseNo(), cycle, today, endsAt);
        Set<String> chosen = new HashSet<>();
        Set<String> models = new TreeSet<>();
        for (Candidates.Owned owned : candidates.owned(cycle)) {
            if (!cycle.reached(owned.model(), owned.deliveredOn(), today) || !chosen.add(owned.customerId())) continue;
            candidates.add(step.caseNo(), owned, (int) ChronoUnit.MONTHS.between(owned.deliveredOn(), today));
            models.add(owned.model().orElse(UNKNOWN_MODEL));
        }
        prepareTalks(step.caseNo(), in.talkRecord(), List.copyOf(models));
        return new Out(chosen.size(), endsAt, cycle.lastDay(today));
    }

    private void prepareTalks(String caseNo, String record, List<String> models) {
        var shown = JsonNodeFactory.instance.objectNode();
        var talks = shown.putArray("talks");
        models.forEach(model -> talks.addObject().put("model", model).put("talk", campaigns.lastTalk(model).orElse("")));
        forms.prepare(caseNo, record, shown);
    }
}
