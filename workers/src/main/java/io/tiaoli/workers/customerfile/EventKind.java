package io.tiaoli.workers.customerfile;

/** What brought a customer into the file. */
public enum EventKind {

    REPAIR_CHECKIN("维修接车", "service-advisor"), DELIVERY("新车交付", "sales-consultant"), CONSULTATION("来店咨询", "customer-service");

    private final String label;
    private final String servedBy;

    EventKind(String label, String servedBy) {
        this.label = label;
        this.servedBy = servedBy;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }

    /** The role that served the customer and knows what is missing in the file. */
    public String servedBy() {
        return servedBy;
    }
}
