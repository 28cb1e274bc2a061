package io.tiaoli.workers.calls;

/** The number that was called. */
public enum CallLine {

    SALES("销售热线"), SERVICE_HOTLINE_24H("24 小时服务热线");

    private final String label;

    CallLine(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
