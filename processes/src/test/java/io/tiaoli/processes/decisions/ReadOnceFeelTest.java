package io.tiaoli.processes.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;

class ReadOnceFeelTest {

    private final ReadOnceFeel feel = new ReadOnceFeel();

    private static VariableContext with(Map<String, Object> values) {
        return Variables.fromMap(values).asVariableContext();
    }

    @Test
    void aTextIsReadOnceAndAnsweredForTheValuesOfEachTime() {
        assertThat(feel.<Object>evaluateSimpleExpression("km > 5000", with(Map.of("km", 6_000)))).isEqualTo(true);
        assertThat(feel.<Object>evaluateSimpleExpression("km > 5000", with(Map.of("km", 4_000)))).isEqualTo(false);
        assertThat(feel.engine().parseExpression("km > 5000")).isSameAs(feel.engine().parseExpression("km > 5000"));
    }

    @Test
    void theSameTextMayBeATestAndAnExpression() {
        assertThat(feel.evaluateSimpleUnaryTests("[1..5]", "grade", with(Map.of("grade", 3)))).isTrue();
        assertThat(feel.evaluateSimpleUnaryTests("[1..5]", "grade", with(Map.of("grade", 7)))).isFalse();
        assertThat(feel.engine().parseUnaryTests("[1..5]")).isSameAs(feel.engine().parseUnaryTests("[1..5]"));
        assertThat(feel.<Object>evaluateSimpleExpression("3 in [1..5]", with(Map.of()))).isEqualTo(true);
    }

    @Test
    void aBrokenTextIsRefusedEachTime() {
        for (int i = 0; i < 2; i++) assertThatThrownBy(() -> feel.evaluateSimpleExpression("km >", with(Map.of("km", 1)))).hasMessageContaining("km >");
    }
}
