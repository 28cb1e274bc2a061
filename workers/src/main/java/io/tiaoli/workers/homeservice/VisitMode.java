package io.tiaoli.workers.homeservice;

/** What a trip is for. */
public enum VisitMode {
    GROUP_PRECHECK("集中预检"), HOME_MAINTENANCE("上门保养");

    private final String label;

    VisitMode(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
