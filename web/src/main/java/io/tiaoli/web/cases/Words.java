package io.tiaoli.web.cases;

import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Photo;
import io.tiaoli.workers.pricing.Decision;
import io.tiaoli.workers.pricing.LineKind;
import io.tiaoli.workers.pricing.QuoteScope;
import io.tiaoli.workers.pricing.QuoteState;

/** What our constants are called on screens. */
public final class Words {

    static String outcome(String outcome) {
        return switch (outcome) {
            case "COMPLETED" -> "已完成";
            case "CANCELLED" -> "已取消";
            default -> "已结束（" + outcome + "）";
        };
    }

    static String scope(QuoteScope scope) {
        return switch (scope) {
            case ESTIMATE -> "预估";
            case ORDER -> "报价";
            case EXTRA -> "增项报价";
        };
    }

    static String state(QuoteState state) {
        return switch (state) {
            case DRAFT -> "草稿";
            case OFFERED -> "已报给客户";
            case SIGNED -> "已签字";
            case REPLACED -> "已被替换";
            case REFUSED -> "客户不要";
        };
    }

    static String decision(Decision decision) {
        return switch (decision) {
            case OPEN -> "待定";
            case APPROVED -> "同意";
            case DECLINED -> "不做";
        };
    }

    static String kind(LineKind kind) {
        return kind == LineKind.PART ? "配件" : "工时";
    }

    /** Of a row of the payments. */
    static String payment(String state) {
        return switch (state) {
            case "OPEN" -> "待收";
            case "PAID" -> "已收";
            case "OVERDUE" -> "逾期";
            case "WAIVED" -> "免收";
            default -> state;
        };
    }

    public static String state(Document document, boolean awaitsSignature) {
        return switch (document.state()) {
            case DRAFT -> awaitsSignature ? "待签字" : "有效";
            case SIGNED -> "已签字";
            case SUPERSEDED -> "已有新版";
        };
    }

    public static String kind(Photo.Kind kind) {
        return switch (kind) {
            case DAMAGE -> "损伤";
            case ODOMETER -> "里程表";
            case OLD_PART -> "旧件";
            case OTHER -> "其他";
        };
    }

    static String event(String state) {
        return switch (state) {
            case "WAITING" -> "等待接收";
            case "HEARD" -> "已接收";
            case "EXPIRED" -> "已过期";
            default -> state;
        };
    }

    private Words() {}
}
