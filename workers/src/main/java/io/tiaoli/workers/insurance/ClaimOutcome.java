package io.tiaoli.workers.insurance;

/** What came of a claim. */
public enum ClaimOutcome {
    SETTLED("已结案"), DECLINED("客户不承担差额，不修"), NOT_REPAIRED("客户没有修"), ADVICE_ONLY("只作指导"), CANCELLED("已取消");

    private final String label;

    ClaimOutcome(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
