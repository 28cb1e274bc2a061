package io.tiaoli.workers.winback;

/** Why an owner stays away. */
public enum LapsedCause {
    PRICE("价格"), DISTANCE("路太远"), OUT_OF_WARRANTY("过了质保"), OTHER("其他");

    private final String label;

    LapsedCause(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
