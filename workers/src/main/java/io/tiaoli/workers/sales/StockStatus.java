package io.tiaoli.workers.sales;

/** Whether the wanted car is there. */
public enum StockStatus {

    IN_STOCK("有现车"), IN_TRANSIT("在途"), TO_ORDER("需订货");

    private final String label;

    StockStatus(String label) {
        this.label = label;
    }

    /** As staff and customers say it. */
    public String label() {
        return label;
    }
}
