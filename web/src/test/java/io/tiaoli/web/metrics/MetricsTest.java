package io.tiaoli.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.Yaml;

import io.tiaoli.web.signon.MachineTokens;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Orders;
import io.tiaoli.web.testing.Post;
import io.tiaoli.web.testing.Wire;

/** What the application tells of itself in figures. */
@AppTest
public class MetricsTest {

    public static final String PATH = "/actuator/prometheus";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Set<String> WORDS = Set.of("by", "without", "on", "sum", "max", "min", "rate", "topk", "bool", "and", "or", "unless");

    @Autowired Wire wire;
    @Autowired Floor floor;
    @Autowired Orders orders;
    @Autowired Post post;
    @Autowired Figures figures;
    @Autowired MachineTokens tokens;
    @Autowired ManagementService jobs;
    @Autowired TaskService tasks;
    @Autowired JdbcClient jdbc;
    @Autowired HealthContributorRegistry health;
    @Autowired Environment settings;

    String token;

    @BeforeEach
    void token() {
        token = tokens.make("Prometheus", floor.now().plusDays(1).atZone(ZoneId.systemDefault()).toInstant(), "administrator-1");
    }

    @AfterEach
    void noTokens() {
        jdbc.sql("delete from machine_token").update();
    }

    private String scrape() {
        figures.take();
        var answer = wire.get(PATH, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private double value(String sample) {
        return scrape().lines().filter(line -> line.startsWith(sample + " ")).map(line -> line.substring(sample.length() + 1)).mapToDouble(Double::parseDouble).findFirst()
                .orElseThrow(() -> new AssertionError("no sample " + sample));
    }

    @Test
    @DisplayName("figures are for machines and administrators: strangers and staff get none")
    void isClosed() {
        assertThat(wire.get(PATH).statusCode()).isEqualTo(401);
        assertThat(wire.get(PATH, "Authorization", Wire.basic("service-advisor-1", Desk.PASSWORD)).statusCode()).isEqualTo(403);
        assertThat(wire.signedOn("general-manager-1").get(PATH).statusCode()).isEqualTo(401);
        assertThat(wire.get(PATH, "Authorization", Wire.basic("administrator-1", Desk.PASSWORD)).statusCode()).isEqualTo(200);
        assertThat(wire.signedOn("administrator-1").get("/actuator/env").statusCode()).as("nothing else is exposed").isEqualTo(404);
    }

    @Test
    @DisplayName("whether it lives and whether it is ready is said to anybody, without details")
    void saysWhetherItIsReady() {
        assertThat(wire.get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(wire.get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(health.stream().map(NamedContributor::getName)).contains("db", "flowsHealth");
        assertThat(settings.getProperty("management.endpoint.health.group.readiness.include")).contains("db", "flowsHealth", "readinessState");
        assertThat(settings.containsProperty("management.endpoint.health.group.liveness.include")).as("a database that is away is no reason to start anew").isFalse();
    }

    @Test
    @DisplayName("every metric that the dashboard and the alerts name is in what the application says")
    void namesWhatIsThere() throws IOException {
        wire.get("/login");
        Set<String> said = new TreeSet<>();
        scrape().lines().filter(line -> !line.startsWith("#")).forEach(line -> said.add(line.split("[{ ]")[0]));
        var named = named();
        assertThat(named).contains("tiaoli_jobs_oldest_due_seconds", "tiaoli_gateway_answers_total", "hikaricp_connections_pending");
        assertThat(said).containsAll(named);
    }

    @Test
    @DisplayName("running cases are counted by flow, and late tasks with how late the latest is")
    void countsCases() {
        String running = "tiaoli_cases_running{flow=\"vehicle-repair\"}";
        double before = value(running);
        var task = orders.collect(orders.open(), 10_00);
        assertThat(value(running)).isEqualTo(before + 1);
        floor.at(LocalDateTime.ofInstant(task.getDueDate().toInstant(), ZoneId.systemDefault()).plusHours(2));
        assertThat(value("tiaoli_tasks_late")).isPositive().isEqualTo(tasks.createTaskQuery().active().dueBefore(ClockUtil.getCurrentTime()).count());
        assertThat(value("tiaoli_tasks_latest_seconds")).isGreaterThanOrEqualTo(Duration.ofHours(2).toSeconds());
    }

    @Test
    @DisplayName("jobs that nobody runs are counted, with the age of the oldest; one that has failed for good is an incident of its flow")
    void countsJobs() {
        var task = orders.collect(orders.open(), 10_00);
        var timer = jobs.createJobQuery().processInstanceId(task.getProcessInstanceId()).timers().orderByJobDuedate().asc().list().get(0);
        double due = value("tiaoli_jobs_due");
        double incidents = value("tiaoli_incidents{flow=\"payment-collection\"}");
        floor.at(LocalDateTime.ofInstant(timer.getDuedate().toInstant(), ZoneId.systemDefault()).plusMinutes(10));
        assertThat(value("tiaoli_jobs_due")).isGreaterThan(due);
        assertThat(value("tiaoli_jobs_oldest_due_seconds")).isGreaterThanOrEqualTo(Duration.ofMinutes(10).toSeconds());
        jobs.setJobRetries(timer.getId(), 0);
        assertThat(value("tiaoli_incidents{flow=\"payment-collection\"}")).isEqualTo(incidents + 1);
    }

    @Test
    @DisplayName("messages are counted by state, and each answer of a gateway by its outcome")
    void countsMessages() {
        String none = "tiaoli_gateway_answers_total{gateway=\"none\",outcome=\"no_gateway\"}";
        double answered = value(none);
        double kept = value("tiaoli_messages{state=\"NOT_SENT\"}");
        var order = orders.open();
        post.sms(order.customer(), order.caseNo(), "vehicle-repair", "您好");
        double waiting = value("tiaoli_messages{state=\"WAITING\"}");
        floor.at(floor.now().plusMinutes(3));
        assertThat(value("tiaoli_messages_oldest_due_seconds")).isGreaterThanOrEqualTo(180);
        floor.settle();
        assertThat(value("tiaoli_messages{state=\"WAITING\"}")).isEqualTo(waiting - 1);
        assertThat(value("tiaoli_messages{state=\"NOT_SENT\"}")).isEqualTo(kept + 1);
        assertThat(value(none)).isEqualTo(answered + 1);
    }

    @Test
    @DisplayName("who is refused at the door is counted")
    void countsRefusals() {
        double before = value("tiaoli_sign_ins_refused_total");
        wire.get(PATH, "Authorization", Wire.basic("nobody-at-all", "guess"));
        assertThat(value("tiaoli_sign_ins_refused_total")).isEqualTo(before + 1);
    }

    /** Every metric in the queries of the dashboard and of the alerts; {@code up} is Prometheus's own. */
    @SuppressWarnings("unchecked")
    private static Set<String> named() throws IOException {
        List<String> queries = new ArrayList<>();
        new ObjectMapper().readTree(Path.of("../docker/grafana/dashboards/tiaoli.json").toFile()).findValues("expr").forEach(expr -> queries.add(expr.asText()));
        Map<String, List<Map<String, List<Map<String, Object>>>>> alerts = new Yaml().load(Files.readString(Path.of("../docker/prometheus/alerts.yml")));
        alerts.get("groups").forEach(group -> group.get("rules").forEach(rule -> queries.add((String) rule.get("expr"))));
        Set<String> names = new TreeSet<>();
        for (String query : queries) {
            var bare = NAME.matcher(query.replaceAll("\\{[^}]*}|\\[[^]]*]|\\b(by|without|on)\\s*\\([^)]*\\)|\\b[0-9][0-9.e]*", " "));
            while (bare.find()) if (!WORDS.contains(bare.group()) && !bare.group().equals("up")) names.add(bare.group());
        }
        return names;
    }
}
