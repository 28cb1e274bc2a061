package io.tiaoli.workers.messaging.gateway;

/** What a receipt says. */
public enum DeliveryState {
    UNDERWAY, DELIVERED, FAILED;

    public boolean isFinal() {
        return this != UNDERWAY;
    }
}
