package io.tiaoli.workers.followup;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.customerfile.NextService;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What scripts and the record of a follow-up may tell. */
@Component
class FollowUpFacts implements FactSource {

    private static final String NONE = "无";

    private final FollowUps followUps;

    FollowUpFacts(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("visitKind", "来店事由", "保养"), new Fact("visitClosedAt", "离店时间", "11月22日 16:00"), new Fact("followUpOutcome", "回访结果", "已联系上"),
                new Fact("followUpScore", "回访评分", "5"), new Fact("followUpOpinion", "客户的看法", "刹车很灵"), new Fact("followUpProblem", "车辆问题", "无"),
                new Fact("followUpSuggestion", "客户建议", "休息区加个充电口"), new Fact("followUpQuestion", "客户的问题", "能加 92 号油吗"),
                new Fact("followUpAnswer", "专家解答", "可以"), new Fact("followUpNeeds", "新需求", "换四条轮胎"), new Fact("followUpNextService", "下一次服务", "保养提醒"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        followUps.find(caseNo).ifPresent(f -> {
            told.put("visitKind", f.visitKind().label());
            told.put("visitClosedAt", ReadableTime.moment(f.closedAt(), ZoneId.systemDefault()));
            told.put("followUpOutcome", f.outcome().map(ContactOutcome::label).orElse("未联系"));
            told.put("followUpScore", f.score().map(String::valueOf).orElse("未给"));
            told.put("followUpOpinion", f.opinion().orElse(NONE));
            told.put("followUpProblem", f.problem().orElse(NONE));
            told.put("followUpSuggestion", f.suggestion().orElse(NONE));
            told.put("followUpQuestion", f.question().orElse(NONE));
            told.put("followUpAnswer", f.answer().orElse(NONE));
            told.put("followUpNeeds", f.needs().orElse(NONE));
            told.put("followUpNextService", f.nextService().map(NextService::label).orElse("待定"));
        });
        return told;
    }
}
