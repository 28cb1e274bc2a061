package io.tiaoli.workers.usedcars;

/** The state of a part of the car, as the appraiser sees it. */
public enum Condition {

    GOOD("好"), USED("正常使用痕迹"), POOR("需要修复");

    private final String label;

    Condition(String label) {
        this.label = label;
    }

    /** In Chinese, as staff say it. */
    String label() {
        return label;
    }
}
