package io.tiaoli.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Gives Chromium a Chinese font on machines that have none, so that screenshots can be read. */
final class ChineseFont {

    private ChineseFont() {
    }

    /** What Chromium's environment must say to find the system's fonts and ours. */
    static Map<String, String> environment() {
        Path font = FrontEnd.module("@expo-google-fonts/noto-sans-sc");
        try {
            Path folder = Files.createDirectories(Path.of("target", "fonts").toAbsolutePath());
            Path settings = Files.writeString(folder.resolve("fonts.conf"), """
                    <?xml version="1.0"?>
                    <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                    <fontconfig>
                      <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
                      <dir>%s</dir>
                      <dir>%s</dir>
                      <cachedir>%s</cachedir>
                    </fontconfig>
                    """.formatted(font.resolve("400Regular"), font.resolve("700Bold"), folder.resolve("cache")));
            return Map.of("FONTCONFIG_FILE", settings.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
