package io.tiaoli.workers.calls;

/** Why somebody calls. */
public enum CallPurpose {

    SALES("看车买车"), TEST_DRIVE("想试驾"), SERVICE("维修保养"), COMPLAINT("投诉"), PERSON("找人"), OTHER("其他");

    private final String label;

    CallPurpose(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
