package io.tiaoli.workers.customerfile;

/** What is offered to a customer next. */
public enum NextService {

    MAINTENANCE_REMINDER("保养提醒"), CLUB_EVENT("车友会活动"), OFFER("优惠活动"), TIMELY_REPAIR("及时修理"), FREE_INSPECTION("免费检测");

    private final String label;

    NextService(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
