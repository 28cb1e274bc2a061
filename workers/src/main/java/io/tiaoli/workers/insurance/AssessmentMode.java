package io.tiaoli.workers.insurance;

/** Who assesses a damage. */
public enum AssessmentMode {
    OWN("本店定损"), INSURER("保险公司定损");

    private final String label;

    AssessmentMode(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
