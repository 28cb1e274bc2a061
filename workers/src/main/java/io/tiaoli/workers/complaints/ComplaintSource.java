package io.tiaoli.workers.complaints;

/** By which way a complaint reached us. */
public enum ComplaintSource {
    PHONE("电话"), STORE("到店"), WEB("网站"), FORUM("论坛"), SURVEY("满意度调查"), FOLLOW_UP("售后回访"), CAMPAIGN("活动"), APPOINTMENT("预约");

    private final String label;

    ComplaintSource(String label) {
        this.label = label;
    }

    /** As staff say it. */
    String label() {
        return label;
    }
}
