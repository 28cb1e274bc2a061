package io.tiaoli.workers.showroom;

/** What is checked in the morning. */
public enum CheckKind {

    STAFF("销售顾问"), SHOW("展车"), TEST_DRIVE("试驾车");

    private final String label;

    CheckKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
