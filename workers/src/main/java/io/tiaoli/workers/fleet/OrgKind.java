package io.tiaoli.workers.fleet;

/** What kind of organisation an agreement is made with. */
public enum OrgKind {
    AGENCY("机关单位"),
    COMPANY("企业"),
    UNION("工会");

    private final String label;

    OrgKind(String label) {
        this.label = label;
    }

    /** In Chinese, for staff and papers. */
    public String label() {
        return label;
    }
}
