package io.tiaoli.workers.repairorders;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.forms.FormContents;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What the papers of the workshop tell: 工单, 预检单, 检查数据表, and the warranty and delay that customers hear of. */
@Component
class WorkshopFacts implements FactSource {

    record Dispatch(Optional<String> leadTechnician, Optional<String> workBay, Optional<String> instructions) {}

    record Support(Optional<String> advice) {}

    record PreCheck(List<Check> checks, Optional<String> notes, Optional<String> inspectionData) {}

    record Check(String item, Optional<String> condition, Optional<String> recommendation) {}

    record Delay(Optional<String> delayReason) {}

    private final FormRecords forms;
    private final Warranties warranties;
    private final Clock clock;

    WorkshopFacts(FormRecords forms, Warranties warranties, Clock clock) {
        this.forms = forms;
        this.warranties = warranties;
        this.clock = clock;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("leadTechnician", "主修", "陈刚"), new Fact("workBay", "工位", "3号工位"), new Fact("jobInstructions", "派工交代", "先查刹车"),
                new Fact("enteredAt", "进场时间", "11月21日 09:10"), new Fact("supportAdvice", "技术支持意见", "更换前刹车片"),
                new Fact("checks", "预检结果（item、condition、recommendation）", "前刹车片 剩 2 毫米 更换"), new Fact("preCheckNotes", "预检备注", "其余正常"),
                new Fact("inspectionData", "检查数据", "前胎纹 4 毫米"), new Fact("delayReason", "延迟原因", "配件晚到"),
                new Fact("warranty", "质保", "10天或2000公里（先到为准），本次更换的配件和维修项目"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        var entries = forms.of(caseNo);
        var newest = FormRecords.newest(entries);
        read(newest, "dispatch", Dispatch.class).ifPresent(job -> {
            job.leadTechnician().ifPresent(name -> told.put("leadTechnician", name));
            job.workBay().ifPresent(bay -> told.put("workBay", bay));
            job.instructions().ifPresent(text -> told.put("jobInstructions", text));
        });
        entries.stream().filter(entry -> entry.record().equals("dispatch")).findFirst()
                .ifPresent(entry -> told.put("enteredAt", ReadableTime.moment(entry.at(), clock.getZone())));
        read(newest, "technicalSupport", Support.class).flatMap(Support::advice).ifPresent(advice -> told.put("supportAdvice", advice));
        read(newest, "preCheck", PreCheck.class).ifPresent(check -> tell(check, told));
        read(newest, "progress", Delay.class).flatMap(Delay::delayReason).ifPresent(reason -> told.put("delayReason", reason));
        read(newest, "promiseCheck", Delay.class).flatMap(Delay::delayReason).ifPresent(reason -> told.put("delayReason", reason));
        warranties.find(caseNo).ifPresent(warranty -> told.put("warranty", warranty.text()));
        return told;
    }

    private static void tell(PreCheck check, Map<String, Object> told) {
        if (!check.checks().isEmpty()) {
            told.put("checks", check.checks().stream().map(found -> Map.of("item", found.item(), "condition", found.condition().orElse(""),
                    "recommendation", found.recommendation().orElse(""))).toList());
        }
        check.notes().ifPresent(notes -> told.put("preCheckNotes", notes));
        check.inspectionData().ifPresent(data -> told.put("inspectionData", data));
    }

    private static <R extends Record> Optional<R> read(Map<String, JsonNode> forms, String record, Class<R> type) {
        return Optional.ofNullable(forms.get(record)).map(content -> FormContents.read(type, content, UpdateRepairOrder.INVALID));
    }
}
