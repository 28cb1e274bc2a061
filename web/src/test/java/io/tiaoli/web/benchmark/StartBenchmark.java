package io.tiaoli.web.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.tiaoli.testing.Report;
import io.tiaoli.web.Application;
import io.tiaoli.web.benchmark.ApplicationProcess.Start;
import io.tiaoli.web.benchmark.stock.StockApplication;
import io.tiaoli.web.running.OwnDatabase;

/** How long the application takes to start, and what it keeps in memory, beside Camunda's own web applications on the same server. */
class StartBenchmark {

    /** What stands on the class path of our tests and comes with none of Camunda's starters. */
    private static final Pattern OURS = Pattern.compile("target/(test-)?classes|(workers|processes)-[^/]*[.]jar|sms4j|security|oauth2|flyway|mail|jsmpp|openhtml|pdfbox|fontbox|xmpbox|playwright|junit|jupiter|archunit|mockito|assertj|zonky"
            + "|spring-(boot-)?test|actuator|micrometer-(core|registry|jakarta|tracing)|prometheus|mustache|fastexcel|jsoup|diff-utils|driver-bundle|openapi");
    private static final Pattern TESTS = Pattern.compile("test-classes|-tests[.]jar|playwright|junit|jupiter|archunit|mockito|assertj|zonky|spring-(boot-)?test|greenmail|driver-bundle|openapi");

    @TempDir Path folder;

    @Test
    @DisplayName("start and memory beside Camunda's own web applications")
    void measures() throws Exception {
        int starts = Report.sizes("starts", "3").get(0);
        var report = new Report("Start and memory, -Xmx512m, serial collector, first compiler; the median of %d starts on tables that are there".formatted(starts),
                "application", "s until it answers", "CPU until then, s", "heap after a collection, MB", "resident, MB");
        try (var ourDatabase = new OwnDatabase(); var theirDatabase = new OwnDatabase()) {
            var stock = stock();
            Map<String, String> settings = ourDatabase.settings(Map.of());
            Map<String, String> theirs = theirDatabase.settings(Map.of());
            Map<String, String> usual = Map.of("SPRING_DATASOURCE_URL", theirs.get("DB_URL"), "SPRING_DATASOURCE_USERNAME", theirs.get("DB_USER"), "SPRING_DATASOURCE_PASSWORD", theirs.get("DB_PASSWORD"));
            List<Start> ours = new ArrayList<>();
            List<Start> others = new ArrayList<>();
            for (int i = 0; i <= starts; i++) {
                ours.add(ApplicationProcess.start(folder, jars(TESTS.asPredicate().negate()), Application.class.getName(), settings, "/actuator/health"));
                others.add(ApplicationProcess.start(folder, stock, StockApplication.class.getName(), usual, "/engine-rest/engine"));
            }
            row(report, "ours, first start: tables and flows are made", ours.subList(0, 1));
            row(report, "ours", ours.subList(1, ours.size()));
            row(report, "stock, first start: tables are made", others.subList(0, 1));
            row(report, "stock", others.subList(1, others.size()));
            assertThat(ours).allSatisfy(start -> assertThat(start.heapMegabytes()).isPositive());
        } finally {
            report.write();
        }
    }

    private static void row(Report report, String name, List<Start> starts) {
        report.row(name, Report.percentile(starts.stream().map(Start::seconds).toList(), 50), Report.percentile(starts.stream().map(Start::cpuSeconds).toList(), 50),
                Report.percentile(starts.stream().map(Start::heapMegabytes).toList(), 50), Report.percentile(starts.stream().map(Start::residentMegabytes).toList(), 50));
    }

    /** Camunda's starters with Spring Boot, and the one class that starts them. */
    private List<String> stock() throws IOException {
        String name = StockApplication.class.getName().replace('.', '/') + ".class";
        var copy = folder.resolve("stock").resolve(name);
        Files.createDirectories(copy.getParent());
        try (var in = StockApplication.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(in, copy);
        }
        List<String> all = new ArrayList<>(List.of(folder.resolve("stock").toString()));
        all.addAll(jars(OURS.asPredicate().negate()));
        return all;
    }

    private static List<String> jars(Predicate<String> wanted) {
        return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(File.pathSeparator)).filter(wanted).toList();
    }
}
