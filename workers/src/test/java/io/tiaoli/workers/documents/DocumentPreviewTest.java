package io.tiaoli.workers.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.tiaoli.testing.Databases;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.wording.Wording;

class DocumentPreviewTest {

    @Test
    void showsSamplesOneLineOfAListAndWhatIsUnknown() {
        var desk = Desk.over(Databases.jdbc(Databases.both().findFirst().orElseThrow()), Clock.systemUTC(), Map.of("plateNo", "", "lines", ""));
        var pdf = desk.preview().pdf(new Wording("quote.html", 1, """
                <p>{{plateNo}} {{caseNo}} {{unheardOf}}</p>
                {{#lines}}<p>{{name}} 一行</p>{{/lines}}{{^lines}}<p>没有项目</p>{{/lines}}
                {{#signature}}<img src="{{image}}"/>{{/signature}}{{^signature}}<p>待签名</p>{{/signature}}{{! 注释 }}"""), "报价单");
        assertThat(PdfText.of(pdf)).contains("报价单", "样plateNo RO-20261121-0007 〔unheardOf〕", "〔name〕 一行", "待签名", Desk.COMPANY.name())
                .doesNotContain("没有项目", "注释", "{{");
        assertThat(Papers.images(pdf)).isZero();
    }

    @Test
    void whatWouldFillTheMemoryIsNotPrinted() {
        var desk = Desk.over(Databases.jdbc(Databases.both().findFirst().orElseThrow()), Clock.systemUTC(), Map.of());
        assertThatThrownBy(() -> desk.preview().pdf(new Wording("quote.html", 1, "<p style=\"height: 99999px\">大</p>"), "报价单")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("太大的数");
    }

    @Test
    void whatIsNestedTooDeeplyIsNotPrinted() {
        var desk = Desk.over(Databases.jdbc(Databases.both().findFirst().orElseThrow()), Clock.systemUTC(), Map.of());
        assertThatThrownBy(() -> desk.preview().pdf(new Wording("quote.html", 1, "<div>".repeat(3_000)), "报价单")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("嵌套超过 100 层");
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void blanksBehindABraceAreReadOnce() {
        var desk = Desk.over(Databases.jdbc(Databases.both().findFirst().orElseThrow()), Clock.systemUTC(), Map.of());
        assertThat(PdfText.of(desk.preview().pdf(new Wording("quote.html", 1, "<p>完 {" + " ".repeat(20_000) + "</p>"), "报价单"))).contains("完");
        assertThatThrownBy(() -> desk.preview().pdf(new Wording("quote.html", 1, "<p>{{#" + " ".repeat(20_000) + "</p>{{#x}}"), "报价单")).hasMessageContaining("没有结束");
    }
}
