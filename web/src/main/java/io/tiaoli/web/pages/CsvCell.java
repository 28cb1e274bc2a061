package io.tiaoli.web.pages;

/** A text as one cell of a CSV file that a spreadsheet will open: quoted, and never taken for a formula. */
public final class CsvCell {

    public static String of(String text) {
        String harmless = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private CsvCell() {}
}
