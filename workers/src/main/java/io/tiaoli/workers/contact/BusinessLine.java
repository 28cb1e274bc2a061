package io.tiaoli.workers.contact;

/** The line of business that wants to reach a customer. */
public enum BusinessLine {
    AUTO("汽车"), HOME("家居"), BEAUTY("美容"), OUTSOURCING("外包");

    private final String label;

    BusinessLine(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
