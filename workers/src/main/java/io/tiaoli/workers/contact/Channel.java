package io.tiaoli.workers.contact;

/** A way to reach a customer. */
public enum Channel {
    PHONE("电话"), SMS("短信"), EMAIL("邮件"), WECHAT("微信"), QQ("QQ"), LETTER("信函"), VISIT("上门");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    /** In Chinese, for staff. */
    public String label() {
        return label;
    }
}
