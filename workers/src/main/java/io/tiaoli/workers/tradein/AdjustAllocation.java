package io.tiaoli.workers.tradein;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.forms.FormRecords;

/**
 * Exchanges customers between consultants as a person decided; nobody gets more of them than the even allocation gives.
 * Serves {@code trade-in-development} S4.
 */
@Component
@Label("调整分配")
@Refuses(CountConsultants.INVALID)
public class AdjustAllocation implements Worker<AdjustAllocation.In, AdjustAllocation.Out> {

    /**
     * @param record form record with owners: plateNo, consultantId
     * @param team form record with the consultants who take part
     * @param share how many each gets
     * @param extra how many get one more
     */
    public record In(@Label("调整（表单记录名）") String record, @Label("分配（表单记录名）") String team, @Label("每人几位") int share, @Label("几人多一位") int extra) {}

    public record Out(@Label("分配结果") String allocations) {}

    record Adjusted(@Label("客户") List<Owner> owners) {}

    record Owner(@Label("车牌号") String plateNo, @Label("销售顾问") String consultantId) {}

    private final Candidates candidates;
    private final Vehicles vehicles;
    private final FormRecords forms;

    AdjustAllocation(Candidates candidates, Vehicles vehicles, FormRecords forms) {
        this.candidates = candidates;
        this.vehicles = vehicles;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        Map<String, String> wanted = new LinkedHashMap<>();
        forms.read(step.caseNo(), in.record(), Adjusted.class, CountConsultants.INVALID).owners().forEach(owner -> wanted.put(owner.plateNo(), owner.consultantId()));
        var all = candidates.of(step.caseNo());
        Map<String, String> names = new LinkedHashMap<>();
        forms.read(step.caseNo(), in.team(), ChosenConsultants.class, CountConsultants.INVALID).ids().forEach(id -> names.put(id, id));
        all.forEach(candidate -> candidate.consultantId().ifPresent(id -> names.replace(id, candidate.consultantName().orElse(id))));
        Map<String, Integer> counts = new LinkedHashMap<>();
        names.keySet().forEach(id -> counts.put(id, 0));
        for (var candidate : all) {
            String plate = vehicles.get(candidate.vehicleId()).plateNo();
            String consultant = wanted.get(plate);
            if (consultant == null) throw new Refused(CountConsultants.INVALID, "客户名单里少了「%s」，不能增减，只能换顾问".formatted(plate));
            if (!names.containsKey(consultant)) throw new Refused(CountConsultants.INVALID, "销售顾问「%s」不参加这次活动".formatted(consultant));
            counts.merge(consultant, 1, Integer::sum);
        }
        int most = in.share() + (in.extra() > 0 ? 1 : 0);
        counts.forEach((id, count) -> {
            if (count > most) throw new Refused(CountConsultants.INVALID, "%s 分到 %d 位，平均分配最多 %d 位，请和别人对换".formatted(names.get(id), count, most));
        });
        all.forEach(candidate -> {
            String consultant = wanted.get(vehicles.get(candidate.vehicleId()).plateNo());
            candidates.allocate(candidate, consultant, names.get(consultant));
        });
        return new Out(counts.entrySet().stream().map(entry -> "%s %d 位".formatted(names.get(entry.getKey()), entry.getValue())).collect(joining("、")));
    }
}
