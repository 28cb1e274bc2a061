package io.tiaoli.workers.messaging.gateway;

import java.util.Optional;

/** Mobile numbers of mainland China as customers and gateways write them. */
public final class Phones {

    /** The eleven digits; empty when it is no such number. */
    public static Optional<String> mobile(String written) {
        String digits = written.replaceAll("[\\s()（）-]", "").replaceFirst("^(\\+|00)?86(?=1\\d{10}$)", "");
        return digits.matches("1[3-9]\\d{9}") ? Optional.of(digits) : Optional.empty();
    }

    private Phones() {}
}
