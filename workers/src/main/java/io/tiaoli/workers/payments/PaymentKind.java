package io.tiaoli.workers.payments;

/** What a payment is for. */
public enum PaymentKind {
    DEPOSIT("定金"), FIRST("首付款"), MIDTERM("中期款"), FINAL("尾款"), SETTLEMENT("结算款"), SURVEY_FEE("勘察费"), MILESTONE("阶段款");

    private final String label;

    PaymentKind(String label) {
        this.label = label;
    }

    /** As staff and customers say it. */
    public String label() {
        return label;
    }
}
