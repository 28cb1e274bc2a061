package io.tiaoli.web.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import io.tiaoli.web.metrics.MetricsTest;

class DockerTest {

    private static final String READY = "/actuator/health/readiness";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(:[?-])?");

    final Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(DockerFiles.text("docker/compose.yaml"));

    @SuppressWarnings("unchecked")
    Set<String> environment(String service) {
        return ((Map<String, Object>) (Object) compose.get("services").get(service).get("environment")).keySet();
    }

    @Test
    @DisplayName("every setting that the compose file and its example name stands in the README's table")
    void namesKnownSettings() {
        var settings = DockerFiles.settings();
        assertThat(settings).contains("PORT", "DB_PASSWORD", "TIAOLI_COMPANY_PHONE", "TIAOLI_SMS_SMPP_SYSTEM_ID");
        assertThat(settings).containsAll(environment("node-1")).containsAll(ours(variables(false)));
        assertThat(settings).containsAll(ours(examples()));
    }

    @Test
    @DisplayName("whoever fills in the example has given everything that the compose file wants")
    void wantsOnlyWhatTheExampleNames() {
        assertThat(variables(true)).isNotEmpty().allMatch(examples()::contains);
        assertThat(examples()).containsAll(variables(false));
    }

    @Test
    @DisplayName("the application waits for its database, listens where the port is mapped to, and is asked whether it is well")
    void fitsTogether() {
        assertThat(compose.get("services").get("node-1").get("depends_on")).isEqualTo(Map.of("database", Map.of("condition", "service_healthy")));
        assertThat(compose.get("services").get("node-2").get("depends_on")).as("one node alone makes the tables").isEqualTo(Map.of("node-1", Map.of("condition", "service_healthy")));
        assertThat(compose.get("services").get("balancer").get("ports")).isEqualTo(List.of("${PORT:-8080}:8080"));
        for (String name : List.of("node-1", "node-2")) {
            var node = compose.get("services").get(name);
            assertThat(((Map<?, ?>) node.get("environment")).get("PORT")).as("a port chosen outside moves nothing inside").isEqualTo("8080");
            assertThat(((Map<?, ?>) node.get("environment")).get("DB_URL").toString()).startsWith("jdbc:postgresql://database:5432/tiaoli");
            assertThat(node.get("healthcheck").toString()).contains("127.0.0.1/8080", READY, "UP");
        }
        assertThat(compose.get("services").get("database").get("volumes").toString()).contains("database:");
        assertThat(compose.get("volumes")).containsKey("database");
    }

    @Test
    @DisplayName("the balancer and Prometheus know every node of the compose file by its name and port, and the paths that they ask for")
    void knowsTheNodes() {
        var nodes = compose.get("services").keySet().stream().filter(name -> name.startsWith("node-")).toList();
        assertThat(nodes).hasSize(2);
        String balancer = DockerFiles.text("docker/haproxy/haproxy.cfg");
        assertThat(balancer.lines().map(String::strip).filter(line -> line.startsWith("server ")).map(line -> line.split(" ")[2])).containsExactlyElementsOf(nodes.stream().map(n -> n + ":8080").toList());
        assertThat(balancer).contains("GET " + READY);
        String prometheus = DockerFiles.text("docker/prometheus/prometheus.yml");
        assertThat(new Yaml().<Object>load(prometheus).toString()).contains(nodes.stream().map(n -> n + ":8080").toList().toString(), "metrics_path=" + MetricsTest.PATH);
        assertThat(compose.get("services").values()).as("what the others mount is there").flatExtracting(service -> (List<?>) service.getOrDefault("volumes", List.of()))
                .map(Object::toString).filteredOn(volume -> volume.startsWith("./")).isNotEmpty()
                .allSatisfy(volume -> assertThat(Path.of("../docker", volume.split(":")[0])).exists());
    }

    @Test
    @DisplayName("the image runs as a user without rights that it made itself, and takes the jar's layers so that the least changed come first")
    void runsAsNobody() {
        assertThat(DockerFiles.instructions("USER")).containsExactly("tiaoli");
        assertThat(DockerFiles.instructions("RUN")).anyMatch(run -> run.contains("useradd --system --uid 10001") && run.endsWith("chown -R tiaoli /app"));
        assertThat(DockerFiles.layers()).containsExactly("dependencies", "spring-boot-loader", "snapshot-dependencies", "application");
        assertThat(DockerFiles.text(".dockerignore").lines()).as("nothing but the jar goes to the builder").containsExactly("*", "!web/target/tiaoli.jar");
    }

    /** Without those of the programs beside us. */
    private static List<String> ours(Collection<String> names) {
        return names.stream().filter(name -> !name.startsWith("GRAFANA_")).toList();
    }

    /** Names that the compose file reads; only those that it cannot do without, if so asked. */
    private static Set<String> variables(boolean wanted) {
        Set<String> names = new LinkedHashSet<>();
        for (var found = VARIABLE.matcher(DockerFiles.text("docker/compose.yaml")); found.find();) {
            if (!wanted || ":?".equals(found.group(2))) names.add(found.group(1));
        }
        return names;
    }

    private static List<String> examples() {
        return DockerFiles.text("docker/.env.example").lines().filter(line -> line.contains("=") && !line.startsWith("#")).map(line -> line.substring(0, line.indexOf('='))).toList();
    }
}
