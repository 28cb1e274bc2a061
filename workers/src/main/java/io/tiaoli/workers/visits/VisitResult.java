package io.tiaoli.workers.visits;

/** What came of a visit. */
public enum VisitResult {
    DONE("已拜访"), PHONE_INSTEAD("改为电话"), NOT_AT_HOME("没有遇到车主");

    private final String label;

    VisitResult(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
