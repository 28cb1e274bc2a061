package io.tiaoli.web.pages;

/** Telephone numbers as somebody may see them who does not call. */
public final class Phone {

    private static final int SHORTEST = 8;

    /** {@code 138****0000}; of a short number only its end stays. */
    public static String masked(String phone) {
        int length = phone.length();
        if (length < SHORTEST) return "*".repeat(Math.max(0, length - 2)) + phone.substring(Math.max(0, length - 2));
        return phone.substring(0, 3) + "****" + phone.substring(length - 4);
    }

    /** Whole for whoever may call, else masked. */
    public static String shown(String phone, boolean whole) {
        return whole ? phone : masked(phone);
    }

    private Phone() {}
}
