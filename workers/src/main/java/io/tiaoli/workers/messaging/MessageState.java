package io.tiaoli.workers.messaging;

/** Where a message stands. */
public enum MessageState {
    WAITING("待发送"),
    CLAIMED("发送中"),
    SENT("已发出"),
    DELIVERED("已送达"),
    FAILED("发送失败"),
    /** Perhaps sent: nobody can say, a person decides. */
    UNKNOWN("不确定"),
    /** There is no way to send it from here: a person sends it by hand, or a gateway is set and it is sent again. */
    NOT_SENT("未发送"),
    /** The customer does not agree. */
    BLOCKED("不可联系"),
    CANCELLED("已取消"),
    EXPIRED("已过期");

    private final String label;

    MessageState(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
