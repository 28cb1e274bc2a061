package io.tiaoli.workers.prospects;

/** What came of the last contact with a prospect. */
public enum ProspectResult {

    VISIT_AGREED("约好来店", true), CONTINUE("再联系", true), ORDERED("已订车", false), LOST("流失", false), REFUSED("不愿再接电话", false);

    private final String label;
    private final boolean goesOn;

    ProspectResult(String label, boolean goesOn) {
        this.label = label;
        this.goesOn = goesOn;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }

    boolean goesOn() {
        return goesOn;
    }
}
