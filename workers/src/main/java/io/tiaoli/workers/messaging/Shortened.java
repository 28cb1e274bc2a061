package io.tiaoli.workers.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of a case, with long entries cut, so that a short message stays one. */
final class Shortened {

    private static final String MORE = "…";
    /** A link that is cut leads nowhere. */
    private static final String LINK = "://";

    private Shortened() {}

    /** @param longest characters that an entry may have, at any depth */
    static Map<String, Object> of(Map<String, Object> known, int longest) {
        Map<String, Object> shorter = new LinkedHashMap<>();
        known.forEach((name, value) -> shorter.put(name, value(value, longest)));
        return shorter;
    }

    private static Object value(Object value, int longest) {
        if (value instanceof List<?> list) return list.stream().map(one -> value(one, longest)).toList();
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> shorter = new LinkedHashMap<>();
            map.forEach((name, below) -> shorter.put(name, value(below, longest)));
            return shorter;
        }
        return value instanceof String text && text.length() > longest && !text.contains(LINK) ? cut(text, longest) : value;
    }

    /** Never through the middle of a character of two halves. */
    private static String cut(String text, int longest) {
        int end = longest - MORE.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + MORE;
    }
}
