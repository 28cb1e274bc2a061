package io.tiaoli.processes.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormAllowListTest {

    private static List<Finding> check(String components) {
        String form = """
                {"schemaVersion": 16, "type": "default", "id": "vehicle-repair-reception", "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0",
                 "components": [%s]}""".formatted(components);
        return new ModelAllowList(Set.of()).check("x.form", form.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"filepicker", "html", "iframe", "image", "taglist", "button", "documentPreview", "made-up"})
    void aComponentThatBreaksTasklistOrRunsMarkupIsRefused(String type) {
        assertThat(check("{\"type\": \"" + type + "\", \"id\": \"c\", \"label\": \"照片\"}")).singleElement().satisfies(finding -> {
            assertThat(finding.elementId()).isEqualTo("c");
            assertThat(finding.message()).startsWith("照片（c）").contains(type, "可以用", "textfield");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\": \"default\", \"id\": \"x\"}", "{\"type\": \"default\", \"id\": \"x\", \"components\": \"none\"}", "{\"type\": \"default\", \"id\": \"x\", \"components\": [1]}",
            "{\"type\": \"default\", \"id\": 1, \"components\": []}", "{\"type\": \"default\", \"id\": {\"a\": 1}, \"components\": []}", "{\"type\": \"default\", \"components\": []}", "[]", "1", "null", ""})
    void whatTheEngineCannotReadAsAFormIsRefused(String form) {
        assertThat(new ModelAllowList(Set.of()).check("x.form", form.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "'\"onClick\": \"alert(1)\"'                       | onClick",
        "'\"validate\": {\"custom\": \"x\"}'               | custom",
        "'\"properties\": {\"a\": {\"b\": 1}}'             | 只能是文字",
        "'\"values\": [{\"label\": \"a\", \"value\": \"a\", \"script\": \"x\"}]' | script",
        "'\"components\": [{\"type\": \"iframe\", \"id\": \"inner\"}]' | iframe"})
    void anUnknownSettingIsRefusedAtAnyDepth(String setting, String named) {
        assertThat(check("{\"type\": \"group\", \"id\": \"c\", " + setting + "}")).isNotEmpty().anySatisfy(finding -> assertThat(finding.message()).contains(named));
    }

    @Test
    void markupInATextIsRefused() {
        assertThat(check("{\"type\": \"text\", \"id\": \"t\", \"text\": \"<img src=x onerror=alert(1)>\"}")).hasSize(1);
        assertThat(check("{\"type\": \"text\", \"id\": \"t\", \"text\": \"# 接车\\n里程 < 500\"}")).isEmpty();
    }

    @Test
    void theComponentsThatWorkInTasklistAreAccepted() {
        assertThat(check("""
                {"type": "text", "id": "t1", "text": "# 审核"},
                {"type": "group", "id": "g", "path": "receptionSheet", "label": "接车单", "showOutline": true, "components": [
                  {"type": "textfield", "id": "c1", "key": "plateNo", "label": "车牌号", "validate": {"required": true, "pattern": "^.{7,8}$"}},
                  {"type": "number", "id": "c2", "key": "mileageKm", "label": "里程", "validate": {"min": 0, "max": 999999}, "appearance": {"suffixAdorner": "公里"}},
                  {"type": "checkbox", "id": "c3", "key": "approved", "label": "同意"},
                  {"type": "textarea", "id": "c4", "key": "reason", "label": "原因", "conditional": {"hide": "=receptionSheet.approved"}},
                  {"type": "datetime", "id": "c5", "subtype": "date", "dateLabel": "日期", "key": "day"},
                  {"type": "select", "id": "c6", "key": "oil", "label": "机油", "values": [{"label": "全合成", "value": "synthetic"}]},
                  {"type": "dynamiclist", "id": "c7", "path": "items", "label": "明细", "isRepeating": true, "allowAddRemove": true, "defaultRepetitions": 1,
                   "components": [{"type": "textfield", "id": "c8", "key": "name", "label": "名称"}]}]},
                {"type": "table", "id": "c10", "label": "历史", "dataSource": "=history", "rowCount": 5, "columns": [{"label": "编号", "key": "id"}]},
                {"type": "expression", "id": "c12", "key": "total", "expression": "=amount * 1.06", "computeOn": "change"},
                {"type": "separator", "id": "s"}, {"type": "spacer", "id": "sp", "height": 20}""")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "'\"validate\": {\"pattern\": \"(a+)+$\"}' | 浏览器会卡住",
        "'\"validate\": {\"pattern\": \"(\"}' | 正则表达式",
        "'\"validate\": {\"pattern\": \"(?=a)b\"}' | 正则表达式",
        "'\"conditional\": {\"hide\": \"=count(for i in 1..1000000000 return i) > 1\"}' | 范围",
        "'\"properties\": {\"rule\": \"((((((((((((((((((((((((((1)))))))))))))))))))))))))) = 1\"}' | 括号",
        "'\"valuesExpression\": \"=function(x) x(x)\"' | 自定义函数",
        "'\"conditional\": {\"hide\": \"=matches(s.name, \\\"(a)\\\\\\\\1\\\")\"}' | 正则表达式"})
    void whatWouldHoldUpANodeOrABrowserIsRefused(String setting, String named) {
        assertThat(check("{\"type\": \"textfield\", \"id\": \"c\", \"key\": \"c\", \"label\": \"名称\", " + setting + "}")).isNotEmpty().anySatisfy(finding -> assertThat(finding.message()).startsWith("名称（c）：").contains(named));
    }
}
