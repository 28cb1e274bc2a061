package io.tiaoli.workers.homeservice;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Lets a team depart only when the trip was announced or booked and everything that it needs is loaded; {@code door-to-door-service} S4. */
@Component
@Label("核对可以出发")
@Refuses("departure-blocked")
public class CheckDeparture implements Worker<CheckDeparture.In, Nothing> {

    private static final String REFUSAL = "departure-blocked";

    /**
     * @param record the form record with {@code materials}: item, wanted, loaded
     * @param requiredMaterials what must be on the list, such as 机油、工具
     */
    public record In(@Label("上门方式") VisitMode mode, @Label("通知时间") Optional<Instant> announcedAt, @Label("预约单号") Optional<String> appointmentNo,
            @Label("物料表（表单记录名）") String record, @Label("必带物料") String requiredMaterials) {}

    record Sheet(@Label("物料") List<Material> materials) {}

    record Material(@Label("名称") String item, @Label("数量") Optional<Integer> wanted, @Label("已装车") boolean loaded) {}

    private final FormRecords forms;

    CheckDeparture(FormRecords forms) {
        this.forms = forms;
    }

    @Override
    public Nothing run(In in, Step step) {
        if (in.mode() == VisitMode.GROUP_PRECHECK && in.announcedAt().isEmpty()) throw new Refused(REFUSAL, "还没有通知车主，不能出发");
        if (in.mode() == VisitMode.HOME_MAINTENANCE && in.appointmentNo().isEmpty()) throw new Refused(REFUSAL, "还没有预约，不能出发");
        var materials = forms.read(step.caseNo(), in.record(), Sheet.class, REFUSAL).materials();
        var missing = Arrays.stream(in.requiredMaterials().split("、")).filter(wanted -> materials.stream().noneMatch(material -> material.item().strip().equals(wanted))).toList();
        if (!missing.isEmpty()) throw new Refused(REFUSAL, "物料表里没有：" + String.join("、", missing));
        var behind = materials.stream().filter(material -> !material.loaded()).map(Material::item).toList();
        if (!behind.isEmpty()) throw new Refused(REFUSAL, "还没有装车：" + String.join("、", behind));
        return Nothing.NOTHING;
    }
}
