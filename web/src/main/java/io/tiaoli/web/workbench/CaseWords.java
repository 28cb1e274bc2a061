package io.tiaoli.web.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tiaoli.processes.rehearsal.KeptCase;
import io.tiaoli.processes.rehearsal.KeptCases;

/** Says in Chinese how two states of a flow's test cases differ, by their names. */
final class CaseWords {

    /** @return one sentence for each case that came, went or changed; none when a state cannot be read */
    static List<String> between(byte[] before, byte[] after) {
        try {
            var old = byName(before);
            var now = byName(after);
            List<String> words = new ArrayList<>();
            old.forEach((name, kept) -> {
                if (!now.containsKey(name)) words.add("删去测试案例「%s」".formatted(name));
                else if (!now.get(name).equals(kept)) words.add("改了测试案例「%s」：%s".formatted(name, changes(kept, now.get(name))));
            });
            now.keySet().stream().filter(name -> !old.containsKey(name)).forEach(name -> words.add("新增测试案例「%s」：%s".formatted(name, facts(now.get(name)))));
            return words.isEmpty() ? List.of("测试案例没有变，只是文件的写法不同") : words;
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private static Map<String, KeptCase> byName(byte[] content) {
        Map<String, KeptCase> cases = new LinkedHashMap<>();
        KeptCases.read(content).cases().forEach(kept -> cases.put(kept.name(), kept));
        return cases;
    }

    private static String changes(KeptCase before, KeptCase after) {
        List<String> changed = new ArrayList<>();
        if (!before.scenario().equals(after.scenario())) changed.add("预演的内容");
        if (!before.expected().equals(after.expected())) changed.add("应有的结果（现在%s）".formatted(facts(after)));
        return String.join("、", changed);
    }

    private static String facts(KeptCase kept) {
        return "走 %d 步，发 %d 条消息".formatted(kept.expected().path().size(), kept.expected().messages().size());
    }

    private CaseWords() {}
}
