package io.tiaoli.workers.imports;

import java.util.ArrayList;
import java.util.List;

/** The first row of a file: its columns in any order, each known, each once. */
final class Headings {

    private static final int LONGEST_SHOWN = 40;

    static List<String> read(int row, List<String> cells, List<Heading> known, Problems problems) {
        var names = known.stream().map(Heading::name).toList();
        List<String> headings = new ArrayList<>();
        for (String cell : cells) {
            String heading = cell.strip().replaceFirst("[*＊]$", "").replaceAll("\\s", "").replace('(', '（').replace(')', '）');
            if (!heading.isEmpty() && !names.contains(heading)) {
                problems.add(new Problem(row, heading, heading, "不认识的列「%s」，可以有的列：%s".formatted(Problem.cut(Row.shown(heading), LONGEST_SHOWN), String.join("、", names))));
            } else if (!heading.isEmpty() && headings.contains(heading)) {
                problems.add(new Problem(row, heading, heading, "列「%s」出现了两次".formatted(Problem.cut(heading, LONGEST_SHOWN))));
            }
            headings.add(heading);
        }
        known.stream().filter(heading -> heading.isRequired() && !headings.contains(heading.name()))
                .forEach(heading -> problems.add(new Problem(row, heading.name(), "", "缺少必需的列「%s」".formatted(heading.name()))));
        return headings;
    }

    private Headings() {}
}
