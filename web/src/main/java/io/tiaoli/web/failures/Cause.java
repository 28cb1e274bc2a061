package io.tiaoli.web.failures;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.engine.Workers.Declaration;
import io.tiaoli.processes.engine.Workers.Value;

/** Says in plain words why a step failed: never a stack trace, a class name or SQL. */
@Component
public class Cause {

    private static final int LONGEST = 300;
    /** What an engine says of a value may be as long as the value. */
    private static final int LONGEST_READ = 2_000;
    private static final Pattern MISSING = Pattern.compile("Cannot resolve identifier '(\\w+)'|Unknown property used in expression: [$#]\\{(\\w+)");
    private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:[a-z_]\\w*\\.){2,}[A-Z][\\w$]*(?:<[^>]*>)?");
    private static final Pattern DATABASE = Pattern.compile("(?i)\\bSQL \\[|### |PreparedStatement|JdbcSQL|could not execute|connection (?:is not available|refused|reset)");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern WORKER = Pattern.compile("^([A-Z])(\\w+)(?= (?:缺少输入|的输入))");
    private static final Pattern INPUT = Pattern.compile("(?<=输入)「(\\w+)」");

    private final Workers workers;

    Cause(Workers workers) {
        this.workers = workers;
    }

    String of(FailedStep step) {
        return step.external() ? ofMachine(step.message()) : of(step.message(), step.id());
    }

    /** Why something of ours failed, by the number under which the log has more. */
    public String of(String message, String number) {
        return inWordsOfStaff(ofStep(message, number));
    }

    /** Names a worker and its input by their labels. */
    private String inWordsOfStaff(String sentence) {
        var named = WORKER.matcher(sentence);
        Optional<Declaration> worker = named.find() ? workers.find(named.group(1).toLowerCase(Locale.ROOT) + named.group(2)) : Optional.empty();
        return worker.map(w -> INPUT.matcher(WORKER.matcher(sentence).replaceFirst("「" + w.label() + "」")).replaceFirst(input -> "「" + label(w, input.group(1)) + "」")).orElse(sentence);
    }

    private static String label(Declaration worker, String input) {
        return worker.inputs().stream().filter(i -> i.name().equals(input)).map(Value::label).findFirst().orElse(input);
    }

    /** Why a step of ours failed; what cannot be said plainly is found in the log by its number. */
    static String ofStep(String message, String number) {
        String text = first(message);
        var missing = MISSING.matcher(text);
        if (missing.find()) return "步骤要用的「%s」没有值".formatted(missing.group(1) == null ? missing.group(2) : missing.group(1));
        if (DATABASE.matcher(text).find()) return "读写数据库时出错，请先重试；再不行请管理员按编号 %s 查日志".formatted(number);
        return CHINESE.matcher(text).find() ? plain(text) : "程序出错，请管理员按编号 %s 查日志".formatted(number);
    }

    /** Why a program outside failed, as it says itself. */
    static String ofMachine(String message) {
        String text = first(message);
        if (text.isBlank()) return "外部程序没有说明原因";
        return DATABASE.matcher(text).find() ? "外部程序读写数据库时出错" : plain(text);
    }

    private static String first(String message) {
        return message == null ? "" : message.strip().lines().findFirst().map(line -> line.substring(0, Math.min(line.length(), LONGEST_READ))).orElse("").replaceFirst("^(?:ENGINE-\\d+ )+", "");
    }

    private static String plain(String text) {
        String named = text.replace("java.lang.String", "文字").replace("java.math.BigDecimal", "数字");
        String bare = CLASS_NAME.matcher(named).replaceAll("").replaceAll("^[:\\s]+", "").replaceAll(": *:", "：").strip();
        return bare.codePointCount(0, bare.length()) <= LONGEST ? bare : bare.substring(0, bare.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
