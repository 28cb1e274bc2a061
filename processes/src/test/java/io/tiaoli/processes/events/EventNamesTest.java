package io.tiaoli.processes.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.workers.events.EventNames;

/** Every event that a shipped diagram tells or hears, and every one that Java tells. */
class EventNamesTest {

    private static final Pattern HEARD = Pattern.compile("<bpmn:message id=\"[^\"]+\" name=\"([a-z-]+)");
    private static final Pattern TOLD = Pattern.compile("<camunda:inputParameter name=\"event\">([^<]+)<");
    /** One id, or the choices of an expression. */
    private static final Pattern CHOICE = Pattern.compile("(?:^|[?:] ')([a-z]+(?:-[a-z]+)+)");
    private static final Pattern TOLD_BY_JAVA = Pattern.compile("\\.publish\\(\"([a-z-]+)\"");

    @Test
    @DisplayName("each event of the diagrams and of Java has a Chinese name, and no name is left over")
    void named() throws IOException {
        assertThat(EventNames.known()).containsExactlyInAnyOrderElementsOf(events());
        assertThat(EventNames.known()).allSatisfy(event -> assertThat(EventNames.of(event)).matches("[\\p{IsHan}]{3,12}"));
        assertThat(EventNames.known().stream().map(EventNames::of)).doesNotHaveDuplicates();
    }

    private static Set<String> events() throws IOException {
        Set<String> events = new TreeSet<>();
        for (String diagram : texts(Path.of(""), "[a-z]+/[a-z-]+/[a-z-]+\\.bpmn")) {
            HEARD.matcher(diagram).results().map(found -> found.group(1)).forEach(events::add);
            TOLD.matcher(diagram).results().flatMap(told -> CHOICE.matcher(told.group(1)).results()).map(found -> found.group(1)).forEach(events::add);
        }
        for (String module : new String[] {"workers", "processes", "web"}) {
            for (String java : texts(Path.of("..", module, "src", "main", "java"), ".*\\.java")) {
                TOLD_BY_JAVA.matcher(java).results().map((MatchResult found) -> found.group(1)).forEach(events::add);
            }
        }
        return events;
    }

    private static Iterable<String> texts(Path root, String named) throws IOException {
        try (Stream<Path> files = Files.find(root, 20, (path, of) -> of.isRegularFile() && path.toString().matches(named))) {
            return files.map(EventNamesTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
