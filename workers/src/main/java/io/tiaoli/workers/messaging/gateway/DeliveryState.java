package io.tiaoli.workers.messaging.gateway;

import java.util.Locale;

/** What a receipt says. */
public enum DeliveryState {
    UNDERWAY, DELIVERED, FAILED;

    /** Reads the words that gateways use in receipts, such as {@code DELIVRD}; what is no end is under way. */
    public static DeliveryState of(String word) {
        return switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "DELIVRD", "DELIVERED" -> DELIVERED;
            case "EXPIRED", "DELETED", "UNDELIV", "UNDELIVERABLE", "REJECTD", "REJECTED" -> FAILED;
            default -> UNDERWAY;
        };
    }
}
