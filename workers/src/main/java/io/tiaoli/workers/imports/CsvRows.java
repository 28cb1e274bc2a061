package io.tiaoli.workers.imports;

import java.util.ArrayList;
import java.util.List;

/** Splits CSV as RFC 4180 has it: commas, quotes, doubled quotes inside them, line breaks inside them. */
public final class CsvRows {

    private final String text;
    private int at;

    private CsvRows(String text) {
        this.text = text;
    }

    /** All rows of a file in UTF-8 or GBK, first to last. */
    public static List<List<String>> of(byte[] content) {
        List<List<String>> all = new ArrayList<>();
        read(CsvText.decode(content), (number, cells) -> all.add(cells));
        return all;
    }

    static void read(String text, TableRows.Reader reader) {
        var rows = new CsvRows(text);
        for (int number = 1; rows.at < text.length(); number++) reader.row(number, rows.row(number));
    }

    private List<String> row(int number) {
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(at < text.length() && text.charAt(at) == '"' ? quoted(number) : plain());
            if (at >= text.length()) return cells;
            char end = text.charAt(at++);
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') at++;
            if (end != ',') return cells;
        }
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) at++;
        return text.substring(start, at);
    }

    private String quoted(int number) {
        var cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '"') {
                cell.append(c);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append(c);
                at++;
            } else {
                at++;
                return cell.append(plain()).toString();
            }
        }
        throw new FileRefused("第 %d 行有一个引号（\"）没有结束，后面的内容无法读取".formatted(number));
    }
}
