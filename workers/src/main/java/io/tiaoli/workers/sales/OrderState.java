package io.tiaoli.workers.sales;

/** Where the sale of a car stands. */
public enum OrderState {

    OPEN("洽谈中"), SIGNED("已签约"), LATER("再考虑"), REFUSED("未成交"), CANCELLED("已取消"), DELIVERED("已交车");

    private final String label;

    OrderState(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
