package io.tiaoli.web.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;

/** A file of the demo company; {@code 今天-30} in it is a day, so that the demo never grows old. */
record DemoFile(String name, String text) {

    private static final Pattern DAY = Pattern.compile("今天([+-]\\d+)");

    static DemoFile of(String name, LocalDate today) {
        try (var content = new ClassPathResource("demo/" + name).getInputStream()) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return new DemoFile(name, DAY.matcher(text).replaceAll(day -> today.plusDays(Long.parseLong(day.group(1))).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] content() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The cells of each line after the heading, for lists that people do not import. */
    List<String[]> rows() {
        return text.lines().skip(1).filter(line -> !line.isBlank()).map(line -> line.split(",", -1)).toList();
    }
}
