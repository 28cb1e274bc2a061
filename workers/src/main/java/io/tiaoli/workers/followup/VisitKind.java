package io.tiaoli.workers.followup;

/** What the customer came for. */
public enum VisitKind {

    REPAIR("维修"), MAINTENANCE("保养"), CONSULTATION("咨询");

    private final String label;

    VisitKind(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
