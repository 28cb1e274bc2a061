package io.tiaoli.processes.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionAllowListTest {

    private static final String TABLE = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0"
                id="d" name="报价" namespace="http://camunda.org/schema/1.0/dmn">
              <decision id="estimate" name="报价" camunda:historyTimeToLive="P1095D">
                <decisionTable id="table" hitPolicy="FIRST" biodi:annotationsWidth="400">
                  <input id="i" label="里程" biodi:width="200"><inputExpression id="e" typeRef="long" INPUT><text>mileageKm</text></inputExpression></input>
                  <output id="o" label="报价" name="fen" typeRef="long"/>
                  <rule id="r"><description>大保养</description><inputEntry id="ie" ENTRY><text>&gt;= 40000</text></inputEntry><outputEntry id="oe" OUTPUT><text>CELL</text></outputEntry></rule>
                </decisionTable>
              </decision>
              EXTRA
            </definitions>
            """;

    private static List<Finding> check(String dmn) {
        return new ModelAllowList(Set.of()).check("estimate.dmn", dmn.getBytes(StandardCharsets.UTF_8));
    }

    private static String table(String where, String what) {
        String filled = TABLE.replace(where, what);
        for (String rest : List.of("INPUT", "ENTRY", "OUTPUT", "EXTRA")) filled = filled.replace(rest, "");
        return filled.replace("CELL", "158000");
    }

    @Test
    void aFeelTableIsAccepted() {
        assertThat(check(table("INPUT", ""))).isEmpty();
        assertThat(check(table("INPUT", "expressionLanguage=\"feel\""))).isEmpty();
        assertThat(check(table("CELL", "\"functional\""))).isEmpty();
        assertThat(check(table("CELL", "if mileageKm &gt; 5 then round up(1.5, 0) else 2"))).isEmpty();
    }

    @Test
    void aFunctionDoesNotHideBehindACommentOrInALongText() {
        assertThat(check(table("CELL", "// \"\nfunction(x) x"))).hasSize(1);
        assertThat(check(table("CELL", "\"a\" /* \" */ function /* */ (x) x"))).hasSize(1);
        assertThat(check(table("CELL", "\"" + "a\\\\".repeat(200_000) + "\""))).isEmpty();
        assertThat(check(table("CELL", "\"" + "a\\\\".repeat(200_000) + "\" + function(x) x"))).hasSize(1);
    }

    @Test
    void formulasThatNoNodeCanWorkOutAreRefused() {
        assertThat(check(table("CELL", "for x in 1..1000000000 return x"))).singleElement().satisfies(finding -> assertThat(finding.message()).contains("范围"));
        assertThat(check(table("CELL", "some x in 1..900, y in 1..900, z in 1..900 satisfies x = y + z"))).hasSize(1);
        assertThat(check(table("CELL", "every x in 1..mileageKm satisfies x > 1".replace(">", "&gt;")))).hasSize(1);
        assertThat(check(table("CELL", "(".repeat(30) + "1" + ")".repeat(30)))).singleElement().satisfies(finding -> assertThat(finding.message()).contains("括号"));
        assertThat(check(table("CELL", "-".repeat(20_000) + "1"))).hasSize(1);
        assertThat(check(table("CELL", "count(for x in 1..12 return (x + 1) * 2)"))).isEmpty();
        assertThat(check(table("CELL", "if mileageKm in [1..1000000000] then 1 else - 2"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
        "INPUT  | expressionLanguage=\"juel\"       | FEEL",
        "ENTRY  | expressionLanguage=\"javascript\" | FEEL",
        "OUTPUT | expressionLanguage=\"groovy\"     | FEEL",
        "OUTPUT | expressionLanguage=\"feel-scala-unary-tests\" | FEEL",
        "CELL   | ${priceQuote}                     | 不允许 ${…}",
        "CELL   | function(x) external { java: { class: \"java.lang.Runtime\" } } | 自定义函数",
        "CELL   | function(x) x + 1                 | 自定义函数",
        "CELL   | \"a\" + FUNCTION (x) x             | 自定义函数",
        "EXTRA  | <businessKnowledgeModel id=\"b\"/> | businessKnowledgeModel",
        "EXTRA  | <decision id=\"c\" name=\"空\"><invocation/></decision> | invocation",
        "EXTRA  | <decision id=\"c\" name=\"空\"/>  | 要有决策表",
        "EXTRA  | <decision id=\"c\" name=\"脚本\"><literalExpression expressionLanguage=\"python\"><text>1</text></literalExpression></decision> | FEEL"})
    void anotherLanguageOrAFunctionIsRefused(String where, String what, String named) {
        assertThat(check(table(where, what))).isNotEmpty().anySatisfy(finding -> assertThat(finding.message()).contains(named));
    }

    @Test
    void aRegularExpressionThatCannotBeMatchedInABoundedTimeIsRefused() {
        for (String cell : List.of("matches(name, \"(a)\\\\1\")", "replace(name, \"(?=a)\", \"b\")", "split(string: name, delimiter: \"(\")", "if matches(name, \"((a{900}){900}){900}\") then 1 else 2")) {
            assertThat(check(table("CELL", cell))).as(cell).singleElement().satisfies(finding -> assertThat(finding.message()).contains("正则表达式"));
        }
        assertThat(check(table("CELL", "if matches(name, \"^(a+)+$\") then count(split(name, \",\")) else 2"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"some x in 1..1000, y in 1..1000 satisfies matches(name, \"a\")", "every x in 1..9 satisfies replace(name, \"a\", \"b\") = \"b\"", "for x in 1..9 return split(name, \"a\")", "count(for x in 1..9 return extract(name, \"a\"))"})
    void aRegularExpressionInALoopOverARangeIsRefused(String cell) {
        assertThat(check(table("CELL", cell))).singleElement().satisfies(finding -> assertThat(finding.message()).contains("不能再用 matches、replace、split、extract"));
    }

    @Test
    void aRegularExpressionMayBeTriedOnEachOfAList() {
        assertThat(check(table("CELL", "some x in names satisfies matches(x, \"a\")"))).isEmpty();
    }
}
