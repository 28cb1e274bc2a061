package io.tiaoli.workers.complaints;

/** How a complaint ended. */
public enum ComplaintOutcome {
    SETTLED("已解决"), WITHDRAWN("客户撤回"), CANCELLED("已取消");

    private final String label;

    ComplaintOutcome(String label) {
        this.label = label;
    }

    /** As staff say it. */
    String label() {
        return label;
    }
}
