package io.tiaoli.workers.messaging.gateway;

import java.util.List;

/** One setting as it came from the environment; a wrong value is a sentence that names the variable, the value and what is allowed. */
record Setting(String variable, String value) {

    String required() {
        if (value == null || value.isBlank()) throw new IllegalArgumentException("环境变量 %s 没有设置，必须填写".formatted(variable));
        return value.strip();
    }

    String oneOf(List<String> allowed) {
        if (!allowed.contains(required())) throw wrong("只能是 " + String.join("、", allowed));
        return required();
    }

    String length(int min, int max) {
        int length = required().codePointCount(0, required().length());
        if (length < min || length > max || required().matches(".*[【】\\[\\]].*")) throw wrong("应为 %d 至 %d 个字，不带括号".formatted(min, max));
        return required();
    }

    String matching(String pattern, String allowed) {
        if (!required().matches(pattern)) throw wrong(allowed);
        return required();
    }

    int whole(int min, int max) {
        try {
            int number = Integer.parseInt(required());
            if (number >= min && number <= max) return number;
        } catch (NumberFormatException e) {
            throw wrong("应为 %d 至 %d 的整数".formatted(min, max));
        }
        throw wrong("应为 %d 至 %d 的整数".formatted(min, max));
    }

    private IllegalArgumentException wrong(String allowed) {
        return new IllegalArgumentException("环境变量 %s 的值「%s」不对，%s".formatted(variable, value, allowed));
    }
}
