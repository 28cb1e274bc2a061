package io.tiaoli.workers.sales;

/** How a buyer pays for the car. */
public enum FinanceChoice {

    CASH("全款"), LOAN("贷款");

    private final String label;

    FinanceChoice(String label) {
        this.label = label;
    }

    /** As staff and customers say it. */
    public String label() {
        return label;
    }
}
