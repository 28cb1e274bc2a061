package io.tiaoli.processes.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Sample;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.forms.FormRecords;

@FlowTest
class FormRoadTest {

    @Autowired Shop shop;
    @Autowired Sample sample;
    @Autowired FormRecords records;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired ObjectMapper json;
    final String vehicleId = UUID.randomUUID().toString();
    Deployment deployment;
    String caseNo;

    @BeforeEach
    void start() {
        deployment = sample.deploy();
        sample.tell("sample-asked", vehicleId);
        shop.settle();
        caseNo = sample.running(vehicleId).getBusinessKey();
    }

    @AfterEach
    void remove() {
        sample.remove(deployment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"mileageKm": -5}                          | 「里程（公里）」的值「-5」不合要求，应为：不小于 0
            {"mileageKm": 3000000}                     | 不大于 2000000
            {"mileageKm": 1.5}                         | 应为：整数
            {"mileageKm": "many"}                      | 应为：数字
            {"priceYuan": 1.005}                       | 最多 2 位小数
            {"plateNo": "A12345"}                      | 「车牌」的值「A12345」不合要求，应为：如 京A12345
            {"customerName": "一二三四五六七八九十一二三四五六七八九十一"} | 「客户姓名」有 21 个字，最多 20 个
            {"customerName": 7}                        | 应为：文字
            {"kind": "GIFT"}                           | 应为：REPAIR、MAINTENANCE
            {"wishes": ["WASH", "GOLD"]}               | 「要求」的值「GOLD」
            {"urgent": "yes"}                          | 应为：是或否
            {"urgent": true}                           | 「为什么急」必须填写
            {"wantedAt": "tomorrow"}                   | 应为：日期和时间
            {"wantedAt": "2026-11-20T10:00+08:00"}     | 「希望的时间」应晚于现在
            {"lines": [{"quantity": 1}]}               | 「名称」必须填写
            {"lines": [{"name": "机油", "quantity": 0}]} | 不小于 1
            {"lines": [{"name": "机油", "price": 1}]}    | 没有名为「price」的字段
            {"lines": "机油"}                            | 「项目」应是若干行
            {"caseNo": "TS-1"}                         | 没有名为「caseNo」的字段
            """)
    void refusesByNameValueAndWhatIsAllowed(String entered, String says) {
        assertThatThrownBy(() -> shop.complete("note-question", "note", map(entered))).isInstanceOf(FormRefused.class).hasMessageContaining(says);
        assertThat(shop.hasTask("note-question")).isTrue();
        assertThat(records.latest(caseNo, "note")).isEmpty();
    }

    @Test
    void keepsTheRecordWithItsAuthorAndLiftsWhatTheFormNames() {
        shop.complete("note-question", "note", map("""
                {"customerName": "赵一", "mileageKm": 20000, "priceYuan": 283.5, "urgent": false, "why": "不该留下", "wantedAt": "2026-11-23T13:00+08:00", "lines": [{"name": "机油", "quantity": 4}], "count": 99}"""));
        var entry = records.of(caseNo).get(0);
        assertThat(entry.who()).contains("service-advisor-1");
        assertThat(entry.content().has("why")).as("a hidden field is left out").isFalse();
        assertThat(entry.content().path("count").asInt()).as("a computed field is computed again").isEqualTo(1);
        var process = sample.running(vehicleId).getId();
        assertThat(runtime.getVariable(process, "mileageKm")).isEqualTo(20000L);
        assertThat(runtime.getVariable(process, "priceYuan")).isEqualTo("283.5");
        assertThat(runtime.getVariable(process, "urgent")).isEqualTo(false);
        assertThat(runtime.getVariable(process, "wantedAt")).isEqualTo(Shop.date(Shop.OPENING.withHour(13)));
        assertThat(runtime.getVariables(process)).as("no copy of the record stays in the engine").doesNotContainKey("note");
    }

    @Test
    void aLineOfTextIsKeptWithoutTheBlanksAroundIt() {
        shop.complete("note-question", "note", Map.of("customerName", "\u3000赵一 ", "plateNo", " 京A12345"));
        assertThat(records.of(caseNo).get(0).content().path("customerName").asText()).isEqualTo("赵一");
        assertThat(records.of(caseNo).get(0).content().path("plateNo").asText()).isEqualTo("京A12345");
    }

    @Test
    void opensWithWhatAWorkerPrepared() {
        var other = UUID.randomUUID().toString();
        records.prepare("TS-20261123-%04d".formatted(Integer.parseInt(caseNo.substring(12)) + 1), "note", json.valueToTree(Map.of("customerName", "钱二")));
        shop.complete("note-question", "note", Map.of("customerName", "赵一"));
        shop.complete("check-question", "note", Map.of("customerName", "赵一"));
        sample.tell("sample-asked", other);
        shop.settle();
        assertThat(shop.shown("note-question", "note")).containsEntry("customerName", "钱二");
    }

    @Test
    void aRefusedWorkerLeavesNothingBehindAndItsErrorIsCaught() {
        shop.complete("note-question", "note", Map.of());
        shop.complete("check-question", "note", Map.of());
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey(Sample.FLOW).count()).isZero();
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map(String entered) {
        try {
            return new HashMap<String, Object>(json.readValue(entered, Map.class));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

}
