package io.tiaoli.workers.imports;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

import io.tiaoli.workers.imports.Preview.PreviewRow;

/** Goes once through a file: reads, checks, compares, and on request writes each row. */
final class ImportPass<T> {

    static final int MOST_ROWS = 200_000;
    private static final int PREVIEWED = 20;

    private final ImportKind<T> kind;
    private final boolean writes;
    private final String source;
    private final IntConsumer progress;
    private final Problems problems = new Problems();
    private final Counts counts = new Counts();
    private final Preview preview = new Preview();
    private final Map<String, Integer> rowOfKey = new HashMap<>();
    private final List<Line<T>> waiting = new ArrayList<>();
    private List<String> headings = List.of();

    private ImportPass(ImportKind<T> kind, boolean writes, String source, IntConsumer progress) {
        this.kind = kind;
        this.writes = writes;
        this.source = source;
        this.progress = progress;
    }

    /** What the pass found. */
    record Found(Counts counts, Problems problems, Preview preview) {}

    /** @param progress is told how many rows are done */
    static <T> Found over(byte[] content, ImportKind<T> kind, boolean writes, String source, IntConsumer progress) {
        var pass = new ImportPass<>(kind, writes, source, progress);
        try {
            TableRows.read(content, pass::row);
            pass.flush();
            if (pass.counts.rows == 0 && pass.problems.isEmpty()) pass.problems.add(Problem.ofFile("文件里没有数据"));
        } catch (HeadingsWrong e) {
            // its problems are noted; without headings no row means anything
        } catch (FileRefused e) {
            pass.problems.add(Problem.ofFile(e.getMessage()));
        }
        pass.preview.rows().sort(comparingInt(PreviewRow::number));
        return new Found(pass.counts, pass.problems, pass.preview);
    }

    private void row(int number, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) return;
        if (headings.isEmpty()) {
            headings = Headings.read(number, cells, kind.headings(), problems);
            if (!problems.isEmpty()) throw new HeadingsWrong();
            preview.headings().addAll(headings.stream().filter(h -> !h.isEmpty()).toList());
            return;
        }
        if (++counts.rows > MOST_ROWS) throw new FileRefused("文件超过 %d 行，请分成几个文件".formatted(MOST_ROWS));
        var row = new Row(number, named(number, cells), problems);
        T value = kind.read(row);
        kind.headings().forEach(row::mustHave);
        if (row.isSound()) once(row, value);
        if (row.isSound()) {
            waiting.add(Line.read(row, value));
        } else if (counts.rows <= PREVIEWED) {
            preview.add(row, headings, Change.WRONG);
        }
        if (waiting.size() >= kind.chunk()) flush();
        if (counts.rows % 1000 == 0) progress.accept(counts.rows);
    }

    private Map<String, String> named(int number, List<String> cells) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            if (i < headings.size() && !headings.get(i).isEmpty()) {
                named.put(headings.get(i), cell);
            } else if (!cell.isEmpty()) {
                problems.add(new Problem(number, "第 %d 列".formatted(i + 1), Row.shown(cell), "这一列没有表头"));
            }
        }
        return named;
    }

    private void once(Row row, T value) {
        Integer first = rowOfKey.putIfAbsent(kind.key(value), row.number());
        if (first != null) row.problem(kind.headings().get(0).name(), "与第 %d 行重复（%s）".formatted(first, kind.key(value)));
    }

    private void flush() {
        if (waiting.isEmpty()) return;
        var compared = kind.compare(List.copyOf(waiting));
        waiting.clear();
        compared.forEach(line -> {
            var change = line.row().isSound() ? line.change() : Change.WRONG;
            counts.add(change);
            if (preview.rows().size() < PREVIEWED) preview.add(line.row(), headings, change);
        });
        if (writes && problems.isEmpty()) kind.write(compared.stream().filter(line -> line.change() == Change.NEW || line.change() == Change.CHANGED).toList(), source);
        progress.accept(counts.rows);
    }

    /** Stops reading. */
    private static final class HeadingsWrong extends RuntimeException {

        HeadingsWrong() {
            super(null, null, false, false);
        }
    }
}
