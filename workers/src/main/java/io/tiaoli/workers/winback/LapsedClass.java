package io.tiaoli.workers.winback;

/** How long an owner has stayed away. */
public enum LapsedClass {
    ACTIVE("在店客户"), LAPSED_12M("一年未到店"), LAPSED_36M("三年未到店");

    private final String label;

    LapsedClass(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
