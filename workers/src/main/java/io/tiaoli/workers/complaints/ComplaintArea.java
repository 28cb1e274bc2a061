package io.tiaoli.workers.complaints;

/** What part of the business a complaint is about. */
public enum ComplaintArea {
    SALES("销售"), SHOWROOM("展厅"), WORKSHOP("车间"), APPOINTMENT("预约"), CAMPAIGN("活动"), HOME("家居"), BEAUTY("美容");

    private final String label;

    ComplaintArea(String label) {
        this.label = label;
    }

    /** As staff say it. */
    String label() {
        return label;
    }
}
