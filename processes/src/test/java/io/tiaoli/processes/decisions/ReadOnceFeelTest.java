package io.tiaoli.processes.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.tiaoli.processes.patterns.PatternRefused;

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

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aRegularExpressionEndsWhateverItIs() {
        var row = with(Map.of("name", "a".repeat(3_000) + "!", "odd", "("));
        assertThat(feel.<Object>evaluateSimpleExpression("matches(substring(name, -46), \"^(.*a){20}$\")", row)).isEqualTo(false);
        assertThat(feel.<Object>evaluateSimpleExpression("matches(name, \"^(a+)+$\")", row)).isEqualTo(false);
        assertThat(feel.<Object>evaluateSimpleExpression("replace(name, \"^(a|aa)+$\", \"\")", row)).isEqualTo("a".repeat(3_000) + "!");
        assertThat(feel.<Object>evaluateSimpleExpression("count(split(name, \"(a|a)*b\")) + count(extract(name, \"(a*)*b\"))", row)).isEqualTo(1L);
        assertThat(feel.evaluateSimpleUnaryTests("matches(?, \"(.*a){20}b\")", "name", row)).isFalse();
        assertThatThrownBy(() -> feel.evaluateSimpleExpression("matches(name, odd)", row)).isInstanceOf(PatternRefused.class).hasMessageStartingWith("公式「matches(name, odd)」里的正则表达式「(」");
    }

    @Test
    void theFunctionsOfTextsAnswerAsTheStockOnes() {
        var stock = new ScalaFeelEngine(java.util.List.of());
        var values = with(Map.of("name", "Foo bar,baz", "number", 7));
        for (String formula : new String[] {"matches(name, \"^F.*z$\")", "matches(name, \"^f\", \"i\")", "replace(name, \"(o+)\", \"[$1]\")", "replace(input: name, pattern: \"B\", replacement: \"-\", flags: \"i\")", "split(name, \"[ ,]\")",
                "split(name, \"\")", "extract(name, \"b.\")", "matches(number, \"7\")", "matches(name, null)", "contains(name, \"bar\") and matches(name, \"r,b\")", "split(\"\", \",\")"}) {
            assertThat(feel.<Object>evaluateSimpleExpression(formula, values)).as(formula).isEqualTo(stock.<Object>evaluateSimpleExpression(formula, values));
        }
    }
}
