package io.tiaoli.workers.complaints;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.pricing.Money;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What messages and the complaint record may tell of a complaint; what is not known yet reads as a dash. */
@Component
class ComplaintFacts implements FactSource {

    private static final String UNKNOWN = "—";

    private final Complaints complaints;
    private final Clock clock;

    ComplaintFacts(Complaints complaints, Clock clock) {
        this.complaints = complaints;
        this.clock = clock;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("complaintNo", "投诉编号", "CP-20261121-0003"), new Fact("complaintSource", "投诉来源", "售后回访"), new Fact("complaintArea", "投诉哪方面", "车间"),
                new Fact("complaintSeverity", "投诉严重程度", "一般"), new Fact("complaintSubject", "投诉主题", "刹车异响"), new Fact("complaintDescription", "投诉经过", "保养后刹车有异响"),
                new Fact("complaintWish", "客户的愿望", "免费返修"), new Fact("complaintRef", "投诉相关单号", "RO-20261119-0002"),
                new Fact("complaintReceivedAt", "收到投诉时间", "11月21日 09:05"), new Fact("ownerName", "投诉负责人", "服务经理"), new Fact("complaintFinding", "查明的情况", "刹车片沾油"),
                new Fact("complaintCause", "根本原因", "完工总检漏项"), new Fact("complaintSolution", "解决方案", "更换刹车片"), new Fact("complaintSolutionKind", "怎样解决", "返修"),
                new Fact("complaintCost", "解决费用", "¥283.00"), new Fact("complaintCompensation", "补偿", "洗车券一张"), new Fact("complaintAccepted", "客户是否接受", "接受"),
                new Fact("complaintRemarks", "客户答复备注", "同意周六来店"), new Fact("complaintSatisfaction", "处理满意度", "5"), new Fact("complaintOutcome", "投诉结果", "已解决"),
                new Fact("complaintReason", "结束原因", "客户撤回"), new Fact("complaintClosedAt", "投诉结束时间", "11月23日 16:20"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        return complaints.row(caseNo).map(this::told).orElse(Map.of());
    }

    private Map<String, Object> told(Map<String, Object> row) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("complaintNo", row.get("complaint_no"));
        told.put("complaintSource", ComplaintSource.valueOf(text(row, "source")).label());
        told.put("complaintArea", row.get("area") == null ? UNKNOWN : ComplaintArea.valueOf(text(row, "area")).label());
        told.put("complaintSeverity", Severity.valueOf(text(row, "severity")).label());
        told.put("complaintSolutionKind", row.get("solution_kind") == null ? UNKNOWN : SolutionKind.valueOf(text(row, "solution_kind")).label());
        told.put("complaintOutcome", row.get("outcome") == null ? UNKNOWN : ComplaintOutcome.valueOf(text(row, "outcome")).label());
        told.put("complaintAccepted", row.get("accepted") == null ? UNKNOWN : (Boolean) row.get("accepted") ? "接受" : "不接受");
        told.put("complaintCost", row.get("cost_fen") == null ? UNKNOWN : Money.text(((Number) row.get("cost_fen")).longValue()));
        told.put("complaintReceivedAt", moment(row.get("received_at")));
        told.put("complaintClosedAt", row.get("closed_at") == null ? UNKNOWN : moment(row.get("closed_at")));
        Map.of("complaintSubject", "subject", "complaintDescription", "description", "complaintWish", "wish", "complaintRef", "related_ref", "ownerName", "owner_name",
                "complaintFinding", "finding", "complaintCause", "root_cause", "complaintSolution", "solution", "complaintCompensation", "compensation",
                "complaintRemarks", "remarks").forEach((name, column) -> told.put(name, text(row, column)));
        told.put("complaintSatisfaction", text(row, "satisfaction"));
        told.put("complaintReason", text(row, "reason"));
        return told;
    }

    private static String text(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value == null || value.toString().isBlank() ? UNKNOWN : value.toString();
    }

    private String moment(Object at) {
        var instant = at instanceof OffsetDateTime offset ? offset.toInstant() : ((java.sql.Timestamp) at).toInstant();
        return ReadableTime.moment(instant, clock.getZone());
    }
}
