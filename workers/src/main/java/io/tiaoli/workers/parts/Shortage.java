package io.tiaoli.workers.parts;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/** Tells staff which parts a case still lacks. */
@Component
class Shortage {

    private final Parts parts;

    Shortage(Parts parts) {
        this.parts = parts;
    }

    /** What is wanted and not had. */
    static SortedMap<String, Integer> between(SortedMap<String, Integer> wanted, SortedMap<String, Integer> had) {
        SortedMap<String, Integer> lacking = new TreeMap<>();
        wanted.forEach((partNo, quantity) -> {
            int missing = quantity - had.getOrDefault(partNo, 0);
            if (missing > 0) lacking.put(partNo, missing);
        });
        return lacking;
    }

    /** Such as {@code 前刹车片（BP-01）缺2副、机油滤清器（OF-02）缺1个}; empty when nothing lacks. */
    String text(SortedMap<String, Integer> lacking) {
        return lacking.entrySet().stream().map(entry -> parts.find(entry.getKey())
                        .map(part -> "%s（%s）缺%d%s".formatted(part.name(), part.partNo(), entry.getValue(), part.unit()))
                        .orElseGet(() -> "%s 缺%d".formatted(entry.getKey(), entry.getValue())))
                .collect(Collectors.joining("、"));
    }
}
