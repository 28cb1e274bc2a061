package io.tiaoli.web.workbench.migration;

import java.util.Arrays;

/** What becomes of a timer or a message that a case already waits for. */
enum Waits {
    KEEP("保持原来的"), SINCE("按新版，从开始等的时候算起"), ANEW("按新版，从迁移时重新开始");

    private final String label;

    Waits(String label) {
        this.label = label;
    }

    /** In Chinese, for owners. */
    String label() {
        return label;
    }

    /** @throws IllegalArgumentException in Chinese, for anything else */
    static Waits named(String name) {
        return Arrays.stream(values()).filter(waits -> waits.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException("没有「%s」这种等待的处理办法".formatted(name)));
    }
}
