package io.tiaoli.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table of figures, printed and kept in {@code target/benchmark.md} of the module that measures. */
public final class Report {

    private final StringBuilder text = new StringBuilder();

    public Report(String title, String... columns) {
        text.append("\n## ").append(title).append("\n\n| ").append(String.join(" | ", columns)).append(" |\n|---").append("|---:".repeat(columns.length - 1)).append("|\n");
    }

    /** Whole numbers as they are, others with two decimals. */
    public Report row(String name, Number... figures) {
        text.append("| ").append(name);
        for (Number figure : figures) text.append(" | ").append(figure instanceof Double ? String.format(Locale.ROOT, "%,.2f", figure) : String.format(Locale.ROOT, "%,d", figure.longValue()));
        text.append(" |\n");
        return this;
    }

    public void write() {
        System.out.println(text);
        try {
            Files.createDirectories(Path.of("target"));
            Files.writeString(Path.of("target/benchmark.md"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value below which so many of a hundred lie. */
    public static double percentile(List<Double> values, int percent) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /** A parameter of the run such as {@code -Dtimers=20000,200000}. */
    public static List<Integer> sizes(String name, String otherwise) {
        return Arrays.stream(System.getProperty(name, otherwise).split(",")).map(String::strip).map(Integer::valueOf).toList();
    }
}
