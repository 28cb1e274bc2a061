package io.tiaoli.workers.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.tiaoli.workers.wording.Wording;

class DocumentCheckTest {

    static final Set<String> KNOWN = Set.of("plateNo", "customerName", "lines", "model", "mileage", "phone", "promisedAt", "quoteTotal");

    @Test
    void findsNothingInAGoodWording() {
        assertThat(DocumentCheck.problems(new Wording("quote.html", 1, DocumentsTest.quote()), KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "<p>{{plateNumber}}</p>                                       | 没有名为「plateNumber」的内容，可用的有：customerName、lines",
        "{{#signature}}{{signer}}{{/signature}}                       | 签名栏里没有名为「signer」",
        "{{#lines}}<p>                                                | quote.html",
        "<p>{{{plateNo}}}</p>                                         | 不能用 {{{…}}}",
        "<p>{{& plateNo}}</p>                                         | 不能用 {{{…}}}",
        "{{=<% %>=}}<p><%& plateNo %></p>                             | 不能用 {{{…}}}",
        "<p>车牌                                                        | 第 1 行的 <p> 没有结束",
        "<p><b>车牌</p>                                                 | 第 1 行的 <b> 到第 1 行的 <p> 结束时还没有结束",
        "车牌</p>                                                       | 第 1 行结束了没有开始的 <p>",
        "<table>{{#lines}}<tr>{{/lines}}</tr></table>                 | 第 1 行的 <tr> 到第 1 行的 {{#lines}} 结束时还没有结束",
        "<p>里程 < 5000</p>                                             | 第 1 行的「<」不是标签的开头",
        "<!-- 注释 --><p>车牌</p>                                          | 注释请写成 {{! … }}",
        "<script>alert(1)</script>                                    | 不能用 <script>",
        "<p onclick=\"x()\">车牌</p>                                    | <p> 不能有 onclick",
        "<img src=\"http://example.org/a.png\"/>                      | 来自外部",
        "<img src='file:///etc/passwd'>                               | 来自外部",
        "<img src=data:image/png;base64,AAAA>                         | 来自外部",
        "<img src>                                                    | 来自外部",
        "<link rel=\"stylesheet\" href=\"a.css\"/>                    | 不能用 <link>",
        "<style>p { color: red }</style>                              | 不能用 <style>",
        "<p style=\"background: URL(http://example.org)\">车牌</p>      | 不能引用外部内容",
        "<p style='background: u\\72l(a)'>车牌</p>                      | 不能引用外部内容",
        "<p style=\"{{plateNo}}\">车牌</p>                              | 不能引用外部内容",
        "<p style=\"height: 99999999px\">车牌</p>                        | 里有太大的数",
        "<p style='font-size: 1e9px'>车牌</p>                            | 里有太大的数",
        "<table><tr><td colspan=99999999>车牌</td></tr></table>         | 里有太大的数",
        "<iframe src=\"{{plateNo}}\"></iframe>                        | 不能用 <iframe>",
    })
    void namesWhatIsWrong(String text, String problem) {
        assertThat(DocumentCheck.problems(new Wording("quote.html", 1, text), KNOWN)).isNotEmpty().allSatisfy(p -> assertThat(p).contains("「quote.html」"))
                .anySatisfy(p -> assertThat(p).contains(problem));
    }

    @Test
    void countlessAndDeepElementsAreRefusedAtOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(DocumentCheck.problems(new Wording("quote.html", 1, "<a ".repeat(60_000)), KNOWN)).hasSizeBetween(1, 100));
        assertThat(DocumentCheck.problems(new Wording("quote.html", 1, "x".repeat(300_001)), KNOWN)).singleElement().asString().contains("最多 300000 个");
        assertThat(DocumentCheck.problems(new Wording("quote.html", 1, "<div>".repeat(3_000) + "</div>".repeat(3_000)), KNOWN)).singleElement().asString().contains("嵌套超过 100 层");
    }

    @Test
    void readsLongAttributes() {
        assertThat(DocumentCheck.problems(new Wording("quote.html", 1, "<p style=\"width: 1mm;%s\">车牌</p>{{! 注释 <p> }}".formatted(" ".repeat(50_000))), KNOWN)).isEmpty();
        assertThat(DocumentCheck.problems(new Wording("quote.html", 1, "<p %s>车牌</p>".formatted("class=\"a\" ".repeat(20_000))), KNOWN)).isEmpty();
    }

    @Test
    void countsLinesFromOne() {
        assertThat(DocumentCheck.problems(new Wording("quote.html", 1, "<p>车牌</p>\n\n<p>\n  <em>客户</em>\n  <a>链接</a>\n</p>"), KNOWN))
                .singleElement().asString().contains("第 5 行不能用 <a>");
    }
}
