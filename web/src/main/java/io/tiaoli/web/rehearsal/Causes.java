package io.tiaoli.web.rehearsal;

import java.util.Objects;
import java.util.regex.Pattern;

import org.apache.commons.lang3.exception.ExceptionUtils;

/** Why something cannot be done, in Chinese. */
final class Causes {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final int LONGEST = 600;

    /** The deepest sentence that is written for people; else what the program says. */
    static String of(Throwable thrown) {
        var chain = ExceptionUtils.getThrowableList(thrown);
        Throwable last = chain.get(chain.size() - 1);
        String text = chain.stream().map(Throwable::getMessage).filter(said -> said != null && CHINESE.matcher(said).find()).reduce((outer, deeper) -> deeper)
                .orElseGet(() -> "程序出错：%s %s".formatted(last.getClass().getSimpleName(), Objects.requireNonNullElse(last.getMessage(), "")).strip());
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private Causes() {}
}
