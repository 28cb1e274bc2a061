package io.tiaoli.workers.papers;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How many days a copy is kept after its purpose ended: {@code TIAOLI_FILES_KEEP_DAYS} for all kinds, 90 unless set,
 * {@code TIAOLI_FILES_KEEP_DAYS_DRIVING_LICENCE}, {@code …_ID_CARD}, {@code …_POLICY} for one.
 */
@Component
class PaperSettings {

    private static final String NAME = "TIAOLI_FILES_KEEP_DAYS";
    private static final String DEFAULT = "90";

    private final Environment environment;

    PaperSettings(Environment environment) {
        this.environment = environment;
        for (var kind : PaperKind.values()) keepDays(kind);
    }

    final int keepDays(PaperKind kind) {
        String own = NAME + "_" + kind.name();
        return environment.getProperty(own, "").isBlank() ? days(NAME, environment.getProperty(NAME, DEFAULT)) : days(own, environment.getProperty(own));
    }

    private static int days(String name, String value) {
        String text = value.isBlank() ? DEFAULT : value.strip();
        if (!text.matches("\\d{1,4}")) throw new IllegalArgumentException("环境变量 %s 的值「%s」不对，应为：0 到 9999 天".formatted(name, value));
        return Integer.parseInt(text);
    }
}
