package io.tiaoli.web.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The short form of {@link ChanceRun}: few flows, few runs, one seed; in a process of its own, because two engines in one disturb each other. */
class ChanceTest {

    private static final Pattern REACHED = Pattern.compile("^\\S+: \\d+ runs .* reached (\\d+) of (\\d+) steps", Pattern.MULTILINE);
    private static final int MOST_MINUTES = 10;

    @Test
    @DisplayName("a few flows come to their end with random legal answers, with no incident, nothing that must not be, and nothing left in memory of what was taken back")
    void fewRuns() throws IOException, InterruptedException {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-Xss2m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Duser.timezone=Asia/Shanghai", "-Dstdout.encoding=UTF-8", "-cp", System.getProperty("java.class.path"), Short.class.getName()).redirectErrorStream(true).start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            assertThat(REACHED.matcher(said).results()).as(said).hasSize(Short.FLOWS.size()).allMatch(reached -> 3 * Integer.parseInt(reached.group(1)) >= Integer.parseInt(reached.group(2)));
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process: as many findings as its exit value says. */
    static final class Short {

        static final List<String> FLOWS = List.of("payment-collection", "customer-contact", "complaint-handling", "insurance-claim");
        private static final int RUNS = 1;

        private Short() {}

        public static void main(String[] arguments) {
            int findings = 0;
            try (var runs = new Runs()) {
                for (var flow : FLOWS) {
                    var told = runs.of(flow, 1, RUNS);
                    System.out.println(told.summary());
                    told.findings().forEach(System.out::println);
                    findings += told.findings().size();
                }
                var left = runs.leftBy("customer-contact");
                System.out.println("left in memory: " + left);
                findings += left.size();
            }
            System.exit(findings);
        }
    }
}
