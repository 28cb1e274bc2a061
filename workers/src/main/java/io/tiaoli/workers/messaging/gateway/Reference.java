package io.tiaoli.workers.messaging.gateway;

/** Our reference of a message where a gateway carries no more than 16 bits: a number that is ours together with the address. */
public record Reference(int number, String address) {

    public static Reference of(String messageId, String address) {
        return new Reference(Math.floorMod(messageId.hashCode(), 1 << 16), address);
    }

    @Override
    public String toString() {
        return number + "@" + address;
    }
}
