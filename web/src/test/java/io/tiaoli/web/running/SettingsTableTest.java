package io.tiaoli.web.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The README's table of settings is the only list of them, so it has to be whole. */
class SettingsTableTest {

    private static final Pattern VARIABLE = Pattern.compile("(TIAOLI_[A-Z0-9_]+[A-Z0-9])");
    private static final Pattern INJECTED = Pattern.compile("\\$\\{(tiaoli\\.[a-z.-]+)");

    @Test
    @DisplayName("every variable that the code names stands in the README's table")
    void knowsWhatTheCodeNames() throws IOException {
        assertThat(DockerFiles.settings()).containsAll(named(VARIABLE, "TIAOLI_SMS_GATEWAY"));
    }

    @Test
    @DisplayName("every single value that is injected by its name stands in the README's table")
    void knowsWhatIsInjected() throws IOException {
        assertThat(DockerFiles.settings()).containsAll(named(INJECTED, "tiaoli.deadlines.remind-before").stream().map(SettingsTableTest::variable).toList());
    }

    private static Set<String> named(Pattern pattern, String known) throws IOException {
        Set<String> named = new TreeSet<>();
        for (String module : new String[] {"workers", "processes", "web"}) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main"))) {
                for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|yaml)")).toList()) {
                    for (var found = pattern.matcher(Files.readString(file)); found.find();) named.add(found.group(1));
                }
            }
        }
        assertThat(named).contains(known);
        return named;
    }

    @Test
    @DisplayName("every component of a settings record stands in the README's table")
    void knowsWhatIsBound() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Set<String> bound = new TreeSet<>();
        for (var found : scanner.findCandidateComponents("io.tiaoli")) {
            Class<?> settings = Class.forName(found.getBeanClassName());
            String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
            Arrays.stream(settings.getRecordComponents()).filter(component -> component.getType() != Map.class).forEach(component -> bound.add(variable(prefix + "." + component.getName())));
        }
        assertThat(bound).contains("TIAOLI_SMS_SMPP_SYSTEM_ID");
        assertThat(DockerFiles.settings()).containsAll(bound);
    }

    /** {@code tiaoli.payments.dueTime} is set by {@code TIAOLI_PAYMENTS_DUE_TIME}. */
    private static String variable(String property) {
        return property.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
