package io.tiaoli.workers.testdrives;

/** What became of a test drive. */
public enum DriveOutcome {

    DRIVEN("客户驾驶"), RIDE_ALONG("只试乘"), NOT_DRIVEN("没有试驾");

    private final String label;

    DriveOutcome(String label) {
        this.label = label;
    }

    /** In Chinese, as staff say it. */
    String label() {
        return label;
    }
}
