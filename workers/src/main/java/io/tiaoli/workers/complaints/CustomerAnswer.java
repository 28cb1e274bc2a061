package io.tiaoli.workers.complaints;

/** What the customer says to a proposal. */
public enum CustomerAnswer {
    ACCEPTS("接受"), REFUSES("不接受"), WITHDRAWN("撤回投诉");

    private final String label;

    CustomerAnswer(String label) {
        this.label = label;
    }

    /** As staff say it. */
    String label() {
        return label;
    }
}
