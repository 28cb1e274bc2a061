package io.tiaoli.workers.showroomvisits;

/** How a visit ended. */
public enum VisitResult {

    ORDERED("签约"), TEST_DRIVEN("试驾后再考虑"), UNDECIDED("再考虑"), LEFT("没留资料离开");

    private final String label;

    VisitResult(String label) {
        this.label = label;
    }

    /** In Chinese, as staff say it. */
    String label() {
        return label;
    }
}
