package io.tiaoli.workers.visits;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What messages and the report of a visit may tell. */
@Component
class OwnerVisitFacts implements FactSource {

    private static final String NONE = "无";
    private static final String PLAN = "visitPlan";
    private static final Map<String, String> VISITORS = Map.of("account-manager", "客户经理", "sales-consultant", "销售顾问", "service-advisor", "服务顾问");

    private final Visits visits;
    private final FormRecords forms;

    OwnerVisitFacts(Visits visits, FormRecords forms) {
        this.visits = visits;
        this.forms = forms;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("ownerVisitAt", "拜访时间", "12月20日 10:00"), new Fact("ownerVisitor", "拜访人", "客户经理何平"), new Fact("ownerVisitReason", "拜访事由", "交车后回访"),
                new Fact("ownerVisitResult", "拜访结果", "已拜访"), new Fact("ownerVisitCar", "车况", "良好"), new Fact("ownerVisitSatisfaction", "车主满意度", "满意"),
                new Fact("ownerVisitWishes", "车主的愿望", "想换大一点的车"), new Fact("ownerVisitComplaint", "车主投诉", "无"), new Fact("ownerVisitProblem", "上门听到的车辆问题", "无"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        visits.of(caseNo).stream().findFirst().ifPresent(visit -> {
            told.put("ownerVisitAt", visit.visitAt().map(at -> ReadableTime.moment(at, ZoneId.systemDefault())).orElse("待定"));
            told.put("ownerVisitor", VISITORS.getOrDefault(visit.visitorRole(), visit.visitorRole()) + name(caseNo));
            told.put("ownerVisitReason", visit.reason().label());
            told.put("ownerVisitResult", visit.result().map(VisitResult::label).orElse("待定"));
            told.put("ownerVisitCar", visit.carCondition().orElse(NONE));
            told.put("ownerVisitSatisfaction", visit.satisfaction().orElse(NONE));
            told.put("ownerVisitWishes", visit.wishes().orElse(NONE));
            told.put("ownerVisitComplaint", visit.complaint().orElse(NONE));
            told.put("ownerVisitProblem", visit.problem().orElse(NONE));
        });
        return told;
    }

    /** Of whoever goes, once it is settled. */
    private String name(String caseNo) {
        return forms.latest(caseNo, PLAN).map(plan -> plan.path("visitor").asText("").strip()).orElse("");
    }
}
