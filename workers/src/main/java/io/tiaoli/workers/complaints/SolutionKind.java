package io.tiaoli.workers.complaints;

/** What is done for the customer. */
public enum SolutionKind {
    EXPLAIN("解释说明"), REWORK("返修"), REFUND("退款"), OTHER("其他");

    private final String label;

    SolutionKind(String label) {
        this.label = label;
    }

    /** As staff say it. */
    String label() {
        return label;
    }
}
