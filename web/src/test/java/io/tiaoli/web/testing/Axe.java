package io.tiaoli.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Page;

/** What axe finds on a page, for people who use a keyboard or a screen reader. */
public final class Axe {

    private static final Path SCRIPT = Path.of("src", "main", "frontend", "node_modules", "axe-core", "axe.min.js");

    /** Serious and critical violations, each with its place. */
    public static List<?> serious(Page page) {
        try {
            page.evaluate(Files.readString(SCRIPT) + ";0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (List<?>) page.evaluate("async () => (await axe.run()).violations.filter(v => ['serious', 'critical'].includes(v.impact)).flatMap(v => v.nodes.map(n => v.id + ' ' + n.target.join(' ') + ' ' + n.html.slice(0, 160)))");
    }

    private Axe() {}
}
