package io.tiaoli.processes.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form that was deployed before its patterns were looked at. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FieldCheckTest {

    private static Optional<String> problem(String pattern, String text) {
        var json = new ObjectMapper().createObjectNode().put("id", "f");
        var field = json.putArray("components").addObject().put("type", "group").put("path", "sheet").putArray("components").addObject().put("type", "textfield").put("key", "note").put("label", "说明").put("description", "只写字母");
        field.putObject("validate").put("pattern", pattern);
        return FieldCheck.problem(Form.of(json.toString().getBytes(StandardCharsets.UTF_8)).fields().get(0), TextNode.valueOf(text), name -> null);
    }

    @Test
    @DisplayName("a pattern that could be matched in endless ways is answered at once")
    void endless() {
        assertThat(problem("^(a+)+$", "a".repeat(3_000) + "!")).hasValueSatisfying(said -> assertThat(said).startsWith("「说明」的值").endsWith("应为：只写字母"));
        assertThat(problem("^(.*a){20}$", "a".repeat(45) + "!")).isPresent();
        assertThat(problem("^(a|b|ab)*$", "ab".repeat(1_900))).isEmpty();
    }

    @Test
    @DisplayName("a pattern that cannot be used says so to whoever fills the form")
    void unusable() {
        assertThat(problem("(?=a)b", "b")).hasValueSatisfying(said -> assertThat(said).contains("「说明」的格式要求用不了", "流程负责人", "(?=a)b"));
    }

    private static Form.Field amount(String validate) {
        var form = "{'id':'f','components':[{'type':'group','path':'sheet','components':[{'type':'number','key':'cost','label':'费用','validate':%s}]}]}".formatted(validate).replace('\'', '"');
        return Form.of(form.getBytes(StandardCharsets.UTF_8)).fields().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1e-999999999 | 最多 15 位小数", "1e999999999 | 最多 15 位整数", "1234567890123456 | 最多 15 位整数", "1e2147483647 | 最多 15 位整数", "0x10 | 数字", "一百 | 数字", "' 12.5 ' | 数字",
            "11111111111111111111111111111111111111111 | 数字"})
    @DisplayName("a number that nobody means is refused, whatever room it would take")
    void beyond(String text, String allowed) {
        assertThat(FieldCheck.problem(amount("{}"), TextNode.valueOf(text), name -> null)).hasValue("「费用」的值「%s」不合要求，应为：%s".formatted(text, allowed));
    }

    @Test
    @DisplayName("a number that is too large is said as people write it")
    void plain() {
        assertThat(FieldCheck.problem(amount("{'max':100000000}"), DoubleNode.valueOf(100_129_549.38), name -> null)).hasValue("「费用」的值「100129549.38」不合要求，应为：不大于 100000000");
    }

    @Test
    @DisplayName("what is accepted as a number becomes one, as text and with an exponent, too")
    void lifted() {
        for (var value : List.of(TextNode.valueOf("12.50"), TextNode.valueOf("1250e-2"), DoubleNode.valueOf(12.5))) {
            assertThat(FieldCheck.problem(amount("{}"), value, name -> null)).isEmpty();
            assertThat(new BigDecimal(Lifted.value(amount("{}"), value).toString())).isEqualByComparingTo("12.5");
        }
        assertThat(Lifted.value(amount("{}"), DoubleNode.valueOf(1e14))).isEqualTo(100_000_000_000_000L);
    }
}
