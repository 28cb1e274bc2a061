package io.tiaoli.workers.sales;

/** Where and how a buyer insures the new car. */
public enum InsuranceChoice {

    FULL("本店办理全险"), COMPULSORY_ONLY("本店只办交强险"), ELSEWHERE("自行投保");

    private final String label;

    InsuranceChoice(String label) {
        this.label = label;
    }

    /** As staff and customers say it. */
    public String label() {
        return label;
    }

    boolean soldHere() {
        return this != ELSEWHERE;
    }
}
