package io.tiaoli.workers.complaints;

/** How serious a complaint is; safety goes before everything. */
public enum Severity {
    LOW("轻微"), NORMAL("一般"), HIGH("严重"), SAFETY("安全");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** As staff say it. */
    String label() {
        return label;
    }
}
