package io.tiaoli.web.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the folder {@code docker} and in the README's table of settings. */
public final class DockerFiles {

    private static final Path TOP = top();
    private static final Pattern CODE = Pattern.compile("`(_?[A-Z][A-Z0-9_]*)`");

    /** A file of the checkout, by its path from the top. */
    public static String text(String file) {
        try {
            return Files.readString(TOP.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of the Dockerfile that begin with a word, without it. */
    static List<String> instructions(String word) {
        return text("docker/Dockerfile").lines().filter(line -> line.startsWith(word + " ")).map(line -> line.substring(word.length() + 1)).toList();
    }

    /** The layers of the jar that the image takes over, in this order. */
    static List<String> layers() {
        return instructions("COPY").stream().filter(copy -> copy.startsWith("--from=layers")).map(copy -> copy.replaceFirst(".*/layers/([a-z-]+)/ .*", "$1")).toList();
    }

    /** Every setting of the README's table; {@code _PORT} there stands for the name before it with another end. */
    static Set<String> settings() {
        Set<String> settings = new LinkedHashSet<>();
        text("README.md").lines().dropWhile(line -> !line.equals("## Settings")).filter(line -> line.startsWith("| `")).forEach(row -> {
            String first = "";
            for (Matcher names = CODE.matcher(row.split("\\|")[1]); names.find();) {
                String name = names.group(1);
                if (!name.startsWith("_")) first = name;
                settings.add(name.startsWith("_") ? first.substring(0, first.lastIndexOf('_')) + name : name);
            }
        });
        return settings;
    }

    private static Path top() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docker")) ? here : here.getParent();
    }

    private DockerFiles() {}
}
