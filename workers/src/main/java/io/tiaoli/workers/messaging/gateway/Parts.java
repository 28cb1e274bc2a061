package io.tiaoli.workers.messaging.gateway;

import java.util.ArrayList;
import java.util.List;

/** Splits a text in UCS-2 into short messages: 70 characters, or 67 in each of several; never inside a character. */
public final class Parts {

    private static final int SINGLE = 70;
    private static final int ONE_OF_MANY = 67;

    public static List<String> of(String text) {
        if (text.length() <= SINGLE) return List.of(text);
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(from + ONE_OF_MANY, text.length());
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) to--;
            parts.add(text.substring(from, to));
            from = to;
        }
        return parts;
    }

    private Parts() {}
}
