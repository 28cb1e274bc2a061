package io.tiaoli.workers.repairorders;

/** Where the customer waits. */
public enum WaitMode {
    IN_STORE("店内等候"), OUT("离店");

    private final String label;

    WaitMode(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
