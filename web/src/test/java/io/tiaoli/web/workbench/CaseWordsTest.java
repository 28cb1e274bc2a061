package io.tiaoli.web.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.rehearsal.Expected;
import io.tiaoli.processes.rehearsal.KeptCase;
import io.tiaoli.processes.rehearsal.KeptCases;
import io.tiaoli.processes.rehearsal.Scenario;

class CaseWordsTest {

    static final String AT = "2026-11-23T09:00";

    static KeptCase kept(String name, String start, String... path) {
        return new KeptCase(name, new Scenario(start, AT, Map.of(), Map.of(), List.of()), new Expected(List.of(path), List.of(), List.of()));
    }

    static byte[] file(KeptCase... cases) {
        return new KeptCases(List.of(cases)).write();
    }

    @Test
    @DisplayName("each test case that came, went or changed is named, with what changed in it")
    void words() {
        var before = file(kept("留下", "a", "x"), kept("删掉", "a", "x"), kept("改路", "a", "x"), kept("改开始", "a", "x"));
        var after = file(kept("留下", "a", "x"), kept("改路", "a", "x", "y"), kept("改开始", "b", "x"), kept("新的", "a", "x"));
        assertThat(CaseWords.between(before, after)).containsExactly("删去测试案例「删掉」", "改了测试案例「改路」：应有的结果（现在走 2 步，发 0 条消息）", "改了测试案例「改开始」：预演的内容",
                "新增测试案例「新的」：走 1 步，发 0 条消息");
    }

    @Test
    @DisplayName("another spelling of the same cases is said to be no change, and what cannot be read is left to the lines")
    void spelling() {
        var pretty = file(kept("留下", "a", "x"));
        var tight = new String(pretty, StandardCharsets.UTF_8).replaceAll("\\n\\s*", "").getBytes(StandardCharsets.UTF_8);
        assertThat(CaseWords.between(pretty, tight)).containsExactly("测试案例没有变，只是文件的写法不同");
        assertThat(CaseWords.between(pretty, "{".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
