package io.tiaoli.workers.checklists;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.tiaoli.workers.checklists.Sheet.Group;
import io.tiaoli.workers.checklists.Sheet.Item;
import io.tiaoli.workers.imports.CsvRows;
import io.tiaoli.workers.imports.FileRefused;

/** Reads a check sheet from CSV as people keep it in Excel: lines about the sheet, a heading, one line an item. */
public final class SheetFile {

    /** How the files of check sheets end. */
    public static final String ENDING = ".checklist";

    private static final List<String> HEADING = List.of("分组", "权重", "项目", "答法", "不合格时", "由谁处理", "变量");
    private static final Set<String> RESERVED = Set.of("sheet", "subject", "note");
    private static final String MISSING = "缺";

    private final List<String> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, String> about = new LinkedHashMap<>();
    private final Map<String, List<Item>> items = new LinkedHashMap<>();
    private final Map<String, String> weights = new LinkedHashMap<>();
    private boolean headed;

    /** @throws SheetUnreadable with every problem */
    public static Sheet read(String key, byte[] content) {
        var file = new SheetFile();
        try {
            var rows = CsvRows.of(content);
            for (int row = 0; row < rows.size(); row++) file.row(row + 1, rows.get(row).stream().map(String::strip).toList());
        } catch (FileRefused e) {
            throw new SheetUnreadable(List.of(e.getMessage()));
        }
        return file.sheet(key);
    }

    private void row(int number, List<String> cells) {
        if (cells.stream().allMatch(String::isEmpty)) return;
        if (!headed && cells.get(0).equals(HEADING.get(0))) {
            headed = true;
            if (!cells.stream().filter(cell -> !cell.isEmpty()).toList().equals(HEADING)) problems.add("第 %d 行的表头应为：%s".formatted(number, String.join(",", HEADING)));
        } else if (headed) {
            item(number, cells);
        } else if (cells.get(0).equals("备注")) {
            remarks.add(cell(cells, 1));
        } else if (List.of("查核表", "编号", "总权重").contains(cells.get(0))) {
            about.put(cells.get(0), cell(cells, 1));
        } else {
            problems.add("第 %d 行的「%s」不认识，表头之前可以写：查核表、编号、总权重、备注".formatted(number, cells.get(0)));
        }
    }

    private void item(int number, List<String> cells) {
        String group = cell(cells, 0).isEmpty() ? items.keySet().stream().reduce((a, b) -> b).orElse("") : cell(cells, 0);
        String weight = cell(cells, 1);
        var answer = Answer.of(cell(cells, 3));
        var action = FailAction.labelled(cell(cells, 4));
        var variable = Optional.of(cell(cells, 6)).filter(name -> !name.isEmpty());
        if (group.isEmpty()) problems.add("第 %d 行没有分组".formatted(number));
        if (cell(cells, 2).isEmpty()) problems.add("第 %d 行没有写项目".formatted(number));
        if (answer.isEmpty()) problems.add("第 %d 行的答法「%s」不对，可以是：%s".formatted(number, cell(cells, 3), Answer.ALLOWED));
        if (action.isEmpty()) problems.add("第 %d 行的「不合格时」写了「%s」，可以是：记录、整改、采购".formatted(number, cell(cells, 4)));
        action.filter(a -> a.opensWork() && cell(cells, 5).isEmpty()).ifPresent(a -> problems.add("第 %d 行要%s，请写由谁处理".formatted(number, a.label())));
        variable.filter(name -> !name.matches("[a-z][a-zA-Z0-9]{1,39}") || RESERVED.contains(name) || isTaken(name))
                .ifPresent(name -> problems.add("第 %d 行的变量「%s」不对：英文小写字母开头，只有字母和数字，一张表里不重复，也不能是 sheet、subject、note".formatted(number, name)));
        if (!weight.isEmpty() && !weight.equals(weights.getOrDefault(group, weight))) problems.add("第 %d 行：分组「%s」的权重写了两种：%s 和 %s".formatted(number, group, weights.get(group), weight));
        if (!weight.isEmpty()) weights.put(group, weight);
        items.computeIfAbsent(group, name -> new ArrayList<>()).add(new Item(items.values().stream().mapToInt(List::size).sum() + 1, cell(cells, 2),
                answer.orElse(null), action.orElse(FailAction.NOTE), Optional.of(cell(cells, 5)).filter(role -> !role.isEmpty()), variable));
    }

    private boolean isTaken(String variable) {
        return items.values().stream().flatMap(List::stream).anyMatch(item -> item.field().equals(variable));
    }

    private Sheet sheet(String key) {
        if (about.getOrDefault("查核表", "").isEmpty()) problems.add("缺少「查核表」一行（表的名称）");
        if (about.getOrDefault("编号", "").isEmpty()) problems.add("缺少「编号」一行（如 CL-05）");
        if (items.isEmpty()) problems.add("一个项目也没有；表头应为：" + String.join(",", HEADING));
        items.keySet().stream().filter(group -> !weights.isEmpty() && !weights.containsKey(group)).forEach(group -> problems.add("分组「%s」没有权重；原表没有的请写「%s」".formatted(group, MISSING)));
        var groups = items.entrySet().stream().map(group -> new Group(group.getKey(), weight("分组「%s」的权重".formatted(group.getKey()), weights.get(group.getKey())), List.copyOf(group.getValue()))).toList();
        var whole = weight("总权重", about.get("总权重"));
        if (!problems.isEmpty()) throw new SheetUnreadable(problems);
        return new Sheet(key, about.get("编号"), about.get("查核表"), whole, List.copyOf(remarks), groups);
    }

    private Optional<BigDecimal> weight(String what, String text) {
        if (text == null || text.isEmpty() || text.equals(MISSING)) return Optional.empty();
        if (text.matches("\\d{1,3}(\\.\\d{1,2})?") && new BigDecimal(text).signum() > 0) return Optional.of(new BigDecimal(text));
        problems.add("%s「%s」不对，应为大于 0 的数字，最多两位小数，或「%s」".formatted(what, text, MISSING));
        return Optional.empty();
    }

    private static String cell(List<String> cells, int at) {
        return at < cells.size() ? cells.get(at) : "";
    }
}
