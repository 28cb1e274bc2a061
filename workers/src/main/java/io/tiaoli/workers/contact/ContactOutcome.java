package io.tiaoli.workers.contact;

/** What came of a contact. */
public enum ContactOutcome {
    REACHED("已联系上"), REFUSED("客户拒绝"), UNREACHABLE("联系不上"), WRONG_NUMBER("号码有误"), MESSAGE_SENT("已发消息"), BLOCKED("不可联系"), SKIPPED("已跳过");

    private final String label;

    ContactOutcome(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
