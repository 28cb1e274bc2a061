package io.tiaoli.processes.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeptCasesFileTest {

    static final Expected EXPECTED = new Expected(List.of("asked", "call", "call", "done"), List.of("thanks.sms"), List.of("done"));

    static KeptCases read(String text) {
        return KeptCases.read(text.getBytes(StandardCharsets.UTF_8));
    }

    static Outcome went(List<String> path, List<String> messages) {
        return new Outcome(Outcome.Ending.ENDED, "走完了", path, messages, List.of("done"), Map.of("call", "打电话", "wait", "等回复"), List.of(), Map.of(), List.of(), List.of(), List.of(),
                new Scenario("", "2026-11-23T09:00", Map.of(), Map.of(), List.of()), List.of(), 1);
    }

    @Test
    @DisplayName("cases are written and read the same, one takes the place of the one of its name")
    void file() {
        var answer = new Answer(JsonNodeFactory.instance.objectNode().put("result", "REACHED"), "P2D", false);
        var kept = new KeptCase("接通", new Scenario("asked", "2026-11-23T09:00", Map.of("customerId", TextNode.valueOf("{{customer}}")), Map.of("call", List.of(answer)),
                List.of(new Heard("customer-replied", "PT1H", Map.of()))), EXPECTED);
        var cases = new KeptCases(List.of()).with(kept).with(new KeptCase("没接通", kept.scenario(), EXPECTED)).with(new KeptCase("接通", kept.scenario(), EXPECTED));
        assertThat(cases.cases()).extracting(KeptCase::name).containsExactly("没接通", "接通");
        assertThat(KeptCases.read(cases.write())).isEqualTo(cases);
        assertThat(cases.without("接通").cases()).extracting(KeptCase::name).containsExactly("没接通");
        assertThat(KeptCases.of("flow", Map.of()).cases()).isEmpty();
    }

    @Test
    @DisplayName("a file that cannot be read is refused with the line, or with what is wrong and what is allowed")
    void unreadable() {
        assertThatThrownBy(() -> read("{\n\"cases\": [")).hasMessageContaining("测试案例第 2 行不是有效的 JSON");
        assertThatThrownBy(() -> read("null")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("只有 null");
        assertThatThrownBy(() -> read("{\"cases\": [null]}")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("读不懂");
        assertThatThrownBy(() -> read("{\"cases\": [], \"more\": 1}")).hasMessageContaining("读不懂").hasMessageContaining("more");
        assertThatThrownBy(() -> read("{\"cases\": [{\"name\": \"\"}]}")).hasMessageContaining("名称要有 1 至 80 个字");
        assertThatThrownBy(() -> read("{\"cases\": [{\"name\": \"一\"}]}")).hasMessageContaining("没有写预演的内容");
        assertThatThrownBy(() -> read("{\"cases\": [{\"name\": \"一\", \"scenario\": {\"startAt\": \"昨天\"}}]}")).hasMessageContaining("「昨天」不对，应如 2026-11-23T09:00");
        assertThatThrownBy(() -> read("{\"cases\": [{\"name\": \"一\", \"scenario\": {\"startAt\": \"2026-11-23T09:00\", \"answers\": {\"call\": [{\"after\": \"两天\"}]}}}]}"))
                .hasMessageContaining("时长「两天」不对");
    }

    @Test
    @DisplayName("what went otherwise is said step by step, by name, and the order where only that differs")
    void differences() {
        assertThat(EXPECTED.differences(went(List.of("asked", "call", "call", "done"), List.of("thanks.sms")))).isEmpty();
        assertThat(EXPECTED.differences(went(List.of("asked", "call", "wait", "done"), List.of()))).containsExactly("步骤「打电话」应有 2 次，这次 1 次", "步骤「等回复」应有 0 次，这次 1 次",
                "消息「thanks.sms」应有 1 次，这次 0 次", "这次：走完了");
        assertThat(EXPECTED.differences(went(List.of("call", "asked", "call", "done"), List.of("thanks.sms")))).containsExactly("步骤的先后不同：第 1 个应是「asked」，这次是「打电话」", "这次：走完了");
    }
}
