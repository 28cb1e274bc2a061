package io.tiaoli.processes.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
}
