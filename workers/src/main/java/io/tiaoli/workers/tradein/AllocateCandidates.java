package io.tiaoli.workers.tradein;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.showroom.SalesTeam;
import io.tiaoli.workers.showroom.SalesTeam.Consultant;

/** Divides the candidates of a campaign in turn, so that each consultant gets a share and the first ones in duty order the rest; serves {@code trade-in-development} S4. */
@Component
@Label("平均分配客户")
public class AllocateCandidates implements Worker<AllocateCandidates.In, AllocateCandidates.Out> {

    /**
     * @param record form record with consultants in duty order
     * @param share what each gets, by the decision uniform-allocation
     * @param extra how many of them, from the first on, get one more
     */
    public record In(@Label("分配（表单记录名）") String record, @Label("每人客户数") int share, @Label("前几人多一位") int extra) {}

    /**
     * @param candidates customerId and vehicleId of each, for their contacts
     * @param customerIds the customers as text, for whoever else allocates
     */
    public record Out(@Label("已分配数") int allocatedCount, @Label("分配结果") String allocations, @Label("候选客户") List<Map<String, String>> candidates,
            @Label("客户编号") List<String> customerIds) {}

    private final FormRecords forms;
    private final Candidates candidates;
    private final SalesTeam team;
    private final Clock clock;

    AllocateCandidates(FormRecords forms, Candidates candidates, SalesTeam team, Clock clock) {
        this.forms = forms;
        this.candidates = candidates;
        this.team = team;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        List<String> consultants = forms.read(step.caseNo(), in.record(), ChosenConsultants.class, CountConsultants.INVALID).ids();
        List<Candidate> all = candidates.of(step.caseNo());
        Map<String, String> names = team.present(LocalDate.ofInstant(step.now(), clock.getZone())).stream().collect(Collectors.toMap(Consultant::userId, Consultant::name));
        Map<String, Integer> counts = new LinkedHashMap<>();
        int next = 0;
        for (int i = 0; i < consultants.size(); i++) {
            String name = names.getOrDefault(consultants.get(i), consultants.get(i));
            int until = Math.min(all.size(), next + in.share() + (i < in.extra() ? 1 : 0));
            counts.put(name, until - next);
            for (; next < until; next++) candidates.allocate(all.get(next), consultants.get(i), name);
        }
        String text = counts.entrySet().stream().map(entry -> "%s %d 位".formatted(entry.getKey(), entry.getValue())).collect(Collectors.joining("、"));
        return new Out(next, text, all.stream().limit(next).map(AllocateCandidates::keys).toList(), all.stream().limit(next).map(Candidate::customerId).toList());
    }

    private static Map<String, String> keys(Candidate candidate) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("customerId", candidate.customerId());
        keys.put("vehicleId", candidate.vehicleId());
        return keys;
    }
}
