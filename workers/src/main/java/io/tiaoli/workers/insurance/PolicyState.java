package io.tiaoli.workers.insurance;

/** Whether a policy still runs, or what became of it at its end. */
public enum PolicyState {
    ACTIVE("在保"), RENEWED("已续保"), REFUSED("客户不续"), LAPSED("到期未续");

    private final String label;

    PolicyState(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
