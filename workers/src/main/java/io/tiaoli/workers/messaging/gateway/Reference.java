package io.tiaoli.workers.messaging.gateway;

/** Our reference of a message where a gateway carries no more than 16 bits: a number that is ours together with the address. */
public record Reference(int number, String address) {

    /** How many numbers there are. */
    public static final int NUMBERS = 1 << 16;

    /** @param kept as {@link #toString} writes it */
    public static Reference read(String kept) {
        int at = kept.indexOf('@');
        return new Reference(Integer.parseInt(kept.substring(0, at)), kept.substring(at + 1));
    }

    @Override
    public String toString() {
        return number + "@" + address;
    }
}
