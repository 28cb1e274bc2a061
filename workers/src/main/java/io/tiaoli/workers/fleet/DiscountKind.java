package io.tiaoli.workers.fleet;

/** What an agreement may make cheaper; labour is named only to be refused. */
public enum DiscountKind {
    CAR("购车"),
    ACCESSORIES("精品装饰"),
    PARTS("维修保养配件"),
    LABOUR("工时");

    private final String label;

    DiscountKind(String label) {
        this.label = label;
    }

    /** In Chinese, for staff and papers. */
    public String label() {
        return label;
    }
}
