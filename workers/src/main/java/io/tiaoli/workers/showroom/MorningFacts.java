package io.tiaoli.workers.showroom;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.checklists.Defects;
import io.tiaoli.workers.checklists.SheetResults;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.showroom.SalesTeam.Consultant;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What the daily readiness sheet tells. */
@Component
class MorningFacts implements FactSource {

    private static final Map<Defects.State, String> STATES = Map.of(Defects.State.OPEN, "待处理", Defects.State.NOTED, "只作记录", Defects.State.CORRECTED, "已改好", Defects.State.RELEASED, "放行",
            Defects.State.OVERTAKEN, "已重新检查");

    private static final String SIGNED = "morningSign";

    private final Cases cases;
    private final SheetResults results;
    private final Defects defects;
    private final DutyOrder duty;
    private final FormRecords forms;
    private final Clock clock;

    MorningFacts(Cases cases, SheetResults results, Defects defects, DutyOrder duty, FormRecords forms, Clock clock) {
        this.cases = cases;
        this.results = results;
        this.defects = defects;
        this.duty = duty;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("checkedSheets", "已填的查核表（code、title、subject、score、failed）", "CL-05 试驾车检查 轩逸 京A12345 100"),
                new Fact("checkedDefects", "不合格项目（text、state、note）", "试驾车检查：脚垫，已改好"), new Fact("dutyOrder", "当天值班顺序", "施诺、张弛"), new Fact("checkedOn", "查核日期", "2026年11月23日"),
                new Fact("morningSignedAt", "展厅经理签核的时间", "11月23日 8:50"), new Fact("morningNote", "签核时的说明", "无"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        var sheets = results.of(caseNo);
        if (!sheets.isEmpty()) {
            told.put("checkedSheets", sheets.stream().map(sheet -> Map.of("code", sheet.code(), "title", sheet.title(), "subject", sheet.subject().orElse(""),
                    "score", sheet.score().map(score -> score.stripTrailingZeros().toPlainString()).orElse(""), "failed", String.valueOf(sheet.failedItems()))).toList());
            told.put("checkedDefects", defects.of(caseNo).stream().map(defect -> Map.of("text", defect.text(), "state", STATES.get(defect.state()), "note", defect.note().orElse(""))).toList());
        }
        cases.find(caseNo).map(found -> LocalDate.ofInstant(found.startedAt(), clock.getZone())).ifPresent(day -> {
            told.put("checkedOn", ReadableTime.date(day));
            told.put("dutyOrder", duty.of(day).stream().map(Consultant::name).collect(Collectors.joining("、")));
        });
        forms.of(caseNo).stream().filter(entry -> entry.record().equals(SIGNED)).reduce((first, last) -> last).ifPresent(signed -> {
            told.put("morningSignedAt", ReadableTime.moment(signed.at(), clock.getZone()));
            told.put("morningNote", Optional.of(signed.content().path("note").asText("")).filter(note -> !note.isBlank()).orElse("无"));
        });
        return told;
    }
}
