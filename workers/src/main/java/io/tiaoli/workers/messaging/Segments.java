package io.tiaoli.workers.messaging;

import io.tiaoli.workers.messaging.gateway.Parts;

/** Counts how many short messages a text takes. */
final class Segments {

    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM_DOUBLE = "\f^{}\\[~]|€";

    static int of(String text) {
        if (text.chars().allMatch(c -> GSM.indexOf(c) >= 0 || GSM_DOUBLE.indexOf(c) >= 0)) {
            int units = text.length() + (int) text.chars().filter(c -> GSM_DOUBLE.indexOf(c) >= 0).count();
            return units <= 160 ? 1 : (units + 152) / 153;
        }
        return Parts.of(text).size();
    }

    private Segments() {}
}
