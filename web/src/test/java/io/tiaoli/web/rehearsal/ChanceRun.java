package io.tiaoli.web.rehearsal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Drives every flow with random but legal answers until it ends, many times, and says which steps were never reached: {@code -Dseed} begins it all, {@code -Druns} says how many runs a flow,
 * {@code -Dflows} which flows. {@code -Dchoices} repeats the one run of a finding.
 */
class ChanceRun {

    private static final long SEED = Long.getLong("seed", 1);
    private static final int RUNS = Integer.getInteger("runs", 10);
    private static final String CHOICES = System.getProperty("choices", "");
    private static final List<String> FLOWS = Arrays.stream(System.getProperty("flows", "").split(",")).map(String::strip).filter(flow -> !flow.isEmpty()).toList();

    private static Runs runs;

    @BeforeAll
    static void open() {
        runs = new Runs();
    }

    @AfterAll
    static void close() {
        runs.close();
    }

    @TestFactory
    Stream<DynamicTest> everyFlowComesToItsEnd() {
        return runs.flows().stream().filter(flow -> FLOWS.isEmpty() || FLOWS.contains(flow)).map(flow -> DynamicTest.dynamicTest(flow, () -> drive(flow)));
    }

    private static void drive(String flow) {
        var told = CHOICES.isBlank() ? runs.of(flow, SEED, RUNS) : runs.again(flow, CHOICES);
        System.out.println(told.summary());
        assertTrue(told.findings().isEmpty(), () -> String.join("\n\n", told.findings()));
    }
}
