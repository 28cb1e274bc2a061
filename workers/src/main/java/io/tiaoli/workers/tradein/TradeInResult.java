package io.tiaoli.workers.tradein;

/** What came of a candidate of a campaign. */
public enum TradeInResult {
    INTERESTED("有意置换"),
    LATER("以后再谈"),
    SWITCHED_BRAND("已换购其他品牌"),
    NO("没有意向"),
    REFUSED("不愿多谈"),
    NOT_REACHED("没有联系上"),
    NO_CONSENT("不同意联系"),
    WITHDRAWN("活动取消，没有联系");

    private final String label;

    TradeInResult(String label) {
        this.label = label;
    }

    /** In Chinese, for staff and papers. */
    public String label() {
        return label;
    }
}
