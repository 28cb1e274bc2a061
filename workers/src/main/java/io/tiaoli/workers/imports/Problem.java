package io.tiaoli.workers.imports;

/**
 * Something wrong with a file.
 *
 * @param row as the spreadsheet counts it, from 1; 0 stands for the whole file
 * @param column the heading, or empty
 * @param cell what stands there, cut at 200 characters
 * @param message in Chinese: what is wrong and what is allowed, cut at 600 characters
 */
public record Problem(int row, String column, String cell, String message) {

    private static final int LONGEST_COLUMN = 100;
    private static final int LONGEST_CELL = 200;
    private static final int LONGEST_MESSAGE = 600;

    public Problem {
        column = cut(column, LONGEST_COLUMN);
        cell = cut(cell, LONGEST_CELL);
        message = cut(message, LONGEST_MESSAGE);
    }

    static Problem ofFile(String message) {
        return new Problem(0, "", "", message);
    }

    static String cut(String text, int length) {
        String visible = text.replaceAll("\\p{Cntrl}", " ");
        return visible.length() <= length ? visible : visible.substring(0, length - 1) + "…";
    }
}
