package io.tiaoli.processes.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a kept case must go.
 *
 * @param path the flow's own steps in the order in which they end
 * @param messages the wordings that are sent, in turn
 * @param ends the end events that are reached
 */
public record Expected(List<String> path, List<String> messages, List<String> ends) {

    public Expected {
        path = path == null ? List.of() : List.copyOf(path);
        messages = messages == null ? List.of() : List.copyOf(messages);
        ends = ends == null ? List.of() : List.copyOf(ends);
    }

    public static Expected of(Outcome outcome) {
        return new Expected(outcome.path(), outcome.messages(), outcome.ends());
    }

    /** What went otherwise, in Chinese; empty when all went as expected. */
    public List<String> differences(Outcome outcome) {
        List<String> differences = new ArrayList<>();
        compare("步骤", path, outcome.path(), outcome.names(), differences);
        compare("消息", messages, outcome.messages(), Map.of(), differences);
        compare("结束", ends, outcome.ends(), outcome.names(), differences);
        if (!differences.isEmpty()) differences.add("这次：" + outcome.said());
        return differences;
    }

    private static void compare(String what, List<String> wanted, List<String> got, Map<String, String> names, List<String> differences) {
        if (wanted.equals(got)) return;
        var missing = new ArrayList<>(wanted);
        got.forEach(missing::remove);
        var more = new ArrayList<>(got);
        wanted.forEach(more::remove);
        missing.stream().distinct().forEach(id -> differences.add("%s「%s」应有 %d 次，这次 %d 次".formatted(what, name(id, names), count(wanted, id), count(got, id))));
        more.stream().distinct().forEach(id -> differences.add("%s「%s」应有 %d 次，这次 %d 次".formatted(what, name(id, names), count(wanted, id), count(got, id))));
        if (missing.isEmpty() && more.isEmpty()) {
            int first = 0;
            while (wanted.get(first).equals(got.get(first))) first++;
            differences.add("%s的先后不同：第 %d 个应是「%s」，这次是「%s」".formatted(what, first + 1, name(wanted.get(first), names), name(got.get(first), names)));
        }
    }

    private static long count(List<String> all, String id) {
        return all.stream().filter(id::equals).count();
    }

    private static String name(String id, Map<String, String> names) {
        String name = names.getOrDefault(id, "");
        return name.isBlank() ? id : name;
    }
}
