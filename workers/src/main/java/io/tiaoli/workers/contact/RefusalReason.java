package io.tiaoli.workers.contact;

/** Why a customer does not want what was offered. */
public enum RefusalReason {
    ALREADY_DONE("已经做过"), NOT_INTERESTED("不感兴趣"), UNHAPPY_LAST_TIME("上次不满意"), NOT_CONVENIENT("不方便"), OTHER("其他");

    private final String label;

    RefusalReason(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
