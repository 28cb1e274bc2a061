package io.tiaoli.workers.visits;

/** Why an owner is visited. */
public enum VisitReason {
    AFTER_DELIVERY("交车后回访"), TRADE_IN("置换"), COMPLAINT("投诉"), CARE("关怀");

    private final String label;

    VisitReason(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
