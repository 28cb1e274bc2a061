package io.tiaoli.workers.contact;

/** Why a customer is contacted; some purposes serve an order of the customer, others need the customer's consent. */
public enum ContactPurpose {
    ORDER_CONFIRMATION("确认订单", false),
    DAY_OF_SERVICE("服务当日确认", false),
    ARRIVAL("到达通知", false),
    CARE("关怀", true),
    REMINDER("提醒", false),
    QUOTE_NOTICE("报价通知", false),
    APPOINTMENT_OFFER("邀约", true),
    APPOINTMENT_CONFIRMATION("预约确认", false),
    APPOINTMENT_REMINDER("预约提醒", false),
    SURVEY_VERIFY("回访核实", false),
    DELIVERY_NOTICE("交付通知", false),
    PROGRESS("进度通知", false),
    POLICY_NOTICE("保单通知", false),
    THANKS("感谢", false),
    REQUESTED("应客户要求", false),
    COMPLAINT("投诉处理", false),
    EMERGENCY("紧急情况", false),
    CALL_BACK("客户约定回电", false),
    PROSPECT("潜在客户跟进", true);

    private final String label;
    private final boolean needsConsent;

    ContactPurpose(String label, boolean needsConsent) {
        this.label = label;
        this.needsConsent = needsConsent;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }

    /** Whether we call of our own accord, so that the calls of a day are limited; what serves an order or was asked for is not. */
    public boolean ofOurOwnAccord() {
        return needsConsent || this == REMINDER;
    }

    /** Whether the customer must have agreed; a text for such a purpose is commercial and names the way to opt out. */
    public boolean needsConsent() {
        return needsConsent;
    }
}
