package io.tiaoli.processes.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTimeLimitTest {

    static final String CSV = "size,=> fits\n1,false\n";

    /** Tries each pair of two numbers up to {@code most}. */
    static byte[] pairs(int most) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="https://tiaoli.io/flows">
                  <decision id="pairs" name="pairs">
                    <decisionTable id="t">
                      <input id="i"><inputExpression id="ie" typeRef="integer"><text>size</text></inputExpression></input>
                      <output id="o" name="fits" typeRef="boolean" />
                      <rule id="r"><inputEntry id="in"><text></text></inputEntry><outputEntry id="out"><text>some a in 1..%d, b in 1..%1$d satisfies a + b = -1</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>""".formatted(most).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999999", "2026-02-30T25:61", "9999999999999999999.9", "\u0000"})
    @DisplayName("an example whose value is no value is a wrong example, not a failure")
    void oddValues(String value) {
        assertThat(DecisionExamples.run("pairs", pairs(2), "size,=> fits\n" + value + ",false\n").rows()).singleElement().satisfies(row -> assertThat(row.problem() + row.decided()).isNotEmpty());
    }

    @Test
    @DisplayName("a formula that no stack is deep enough for is a wrong example, not a failure")
    void deepFormula() {
        byte[] deep = new String(pairs(2), StandardCharsets.UTF_8).replaceFirst("some a[^<]*", "-".repeat(20_000) + "1").getBytes(StandardCharsets.UTF_8);
        assertThat(DecisionExamples.run("pairs", deep, CSV).rows()).singleElement().satisfies(row -> assertThat(row.problem()).isNotEmpty());
    }

    @Test
    @DisplayName("a regular expression that an example brings, and that cannot be used, is a wrong example that says so")
    void brokenPattern() {
        byte[] table = new String(pairs(2), StandardCharsets.UTF_8).replaceFirst("some a[^<]*", "matches(\"a\", size)").getBytes(StandardCharsets.UTF_8);
        assertThat(DecisionExamples.run("pairs", new String(table, StandardCharsets.UTF_8).replace("\"integer\"", "\"string\"").getBytes(StandardCharsets.UTF_8), "size,=> fits\n(,false\n").rows())
                .singleElement().satisfies(row -> assertThat(row.problem()).isEqualTo("公式「matches(\"a\", size)」里的正则表达式「(」：写法不对，或者用了不支持的写法（前后查看 (?=…)、回头引用 \\1、占有 *+）"));
    }

    @Test
    @DisplayName("examples that take too long are given up with a sentence; short ones are answered")
    void limit() {
        assertThat(DecisionExamples.run("pairs", pairs(10), CSV).rows()).allMatch(DecisionExamples.Row::isRight);
        assertThatThrownBy(() -> DecisionExamples.run("pairs", pairs(1000), CSV, Duration.ofMillis(20))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("还没有结果");
        assertThatThrownBy(() -> DecisionExamples.run("pairs", "no table".getBytes(StandardCharsets.UTF_8), CSV)).hasMessageContaining("读不出来");
    }
}
