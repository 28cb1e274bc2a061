package io.tiaoli.workers.payments;

/** How a customer pays. */
public enum PaymentMethod {
    CASH("现金"), CHEQUE("支票"), CARD("刷卡"), TRANSFER("转账"), MOBILE("手机支付");

    private final String label;

    PaymentMethod(String label) {
        this.label = label;
    }

    /** As staff and customers say it. */
    public String label() {
        return label;
    }
}
