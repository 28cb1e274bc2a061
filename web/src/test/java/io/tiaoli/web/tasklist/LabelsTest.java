package io.tiaoli.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Chinese labels of the engine's web applications")
class LabelsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    /** What stays as it is in Chinese: placeholders, mark-up, the engine's name and a date pattern. */
    private static final Pattern NOT_ENGLISH =
            Pattern.compile("\\{\\{.*?}}|<[/\\w]+>|<\\w+/>|&\\w+;|Camunda|yyyy-MM-ddTHH:mm:ss");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    @DisplayName("there is one for each of the engine's English labels, and no other")
    void sameKeys(String app) {
        assertThat(labels(app, "zh").keySet()).isEqualTo(labels(app, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    @DisplayName("none is left in English or empty")
    void inChinese(String app) {
        Map<String, String> english = labels(app, "en");
        Map<String, String> left = labels(app, "zh").entrySet().stream()
                .filter(label -> ENGLISH.matcher(NOT_ENGLISH.matcher(label.getValue()).replaceAll("")).find()
                        || label.getValue().isBlank() && !english.get(label.getKey()).isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(left).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    @DisplayName("each keeps the placeholders of the English one")
    void samePlaceholders(String app) {
        Map<String, String> chinese = labels(app, "zh");
        labels(app, "en").forEach((key, text) ->
                assertThat(placeholders(chinese.get(key))).as(key).isEqualTo(placeholders(text)));
    }

    private static TreeSet<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group)
                .map(placeholder -> placeholder.replaceAll("\\s", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> labels(String app, String language) {
        String path = "/META-INF/resources/webjars/camunda/app/" + app + "/locales/" + language + ".json";
        try (InputStream in = LabelsTest.class.getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            // the engine's files start with a byte order mark
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
            Map<String, String> labels = new TreeMap<>();
            JsonNode found = new ObjectMapper().readTree(json).get("labels");
            found.fields().forEachRemaining(label -> labels.put(label.getKey(), label.getValue().asText()));
            return labels;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
