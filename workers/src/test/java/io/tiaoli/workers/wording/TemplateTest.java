package io.tiaoli.workers.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class TemplateTest {

    static Template sms(String text) {
        return Template.of(new Wording("test.sms", 1, text));
    }

    @Test
    void namesItsVariablesAndLists() {
        assertThat(sms("{{customerName}}您好，{{#lines}}{{name}}、{{/lines}}共{{total}}").names()).containsExactlyInAnyOrder("customerName", "lines", "total");
    }

    @Test
    void writesValuesAndLists() {
        assertThat(sms("{{plateNo}}：{{#lines}}{{name}} {{/lines}}").with(Map.of("plateNo", "京A12345", "lines", List.of(Map.of("name", "机油"), Map.of("name", "机滤")))))
                .isEqualTo("京A12345：机油 机滤 ");
    }

    @Test
    void escapesValuesInDocumentsOnly() {
        assertThat(Template.of(new Wording("a.html", 1, "<p>{{note}}</p>")).with(Map.of("note", "<b>"))).isEqualTo("<p>&lt;b&gt;</p>");
        assertThat(sms("{{note}}").with(Map.of("note", "<b>"))).isEqualTo("<b>");
    }

    @Test
    void namesAMissingValue() {
        assertThatThrownBy(() -> sms("{{promisedAt}}").with(Map.of())).hasMessageContaining("promisedAt");
    }

    @Test
    void reachesNoMethodOfAnyObject() {
        assertThatThrownBy(() -> sms("{{plateNo.getClass.getName}}").with(Map.of("plateNo", "京A12345"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sms("{{plateNo.length}}").with(Map.of("plateNo", "京A12345"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesBrokenTextAndIncludes() {
        assertThatThrownBy(() -> sms("{{#lines}}")).hasMessageContaining("test.sms");
        for (String empty : List.of("{{}}", "您好{{}}再见", "{{=}}")) assertThatThrownBy(() -> sms(empty)).as(empty).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("空的占位符");
        assertThatThrownBy(() -> sms("{{> other}}").with(Map.of())).hasMessageContaining("other");
    }
}
