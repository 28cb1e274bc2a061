package io.tiaoli.workers.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Reads the first sheet of a workbook as texts; formulas are not computed but refused. */
final class XlsxRows {

    private static final int MOST_COLUMNS = 200;

    static void read(byte[] content, TableRows.Reader reader) {
        ZipGuard.check(content);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true)); var rows = workbook.getFirstSheet().openStream()) {
            rows.forEachOrdered(row -> reader.row(row.getRowNum(), cells(row)));
        } catch (IOException | ExcelReaderException | java.io.UncheckedIOException | IndexOutOfBoundsException | NullPointerException e) {
            throw new FileRefused("这个 .xlsx 文件无法读取，请在 Excel 里重新另存，或改用 CSV");
        }
    }

    private static List<String> cells(Row row) {
        if (row.getCellCount() > MOST_COLUMNS) throw new FileRefused("第 %d 行超过 %d 列，请删去多余的列".formatted(row.getRowNum(), MOST_COLUMNS));
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            var cell = row.getOptionalCell(column);
            cells.add(cell.isPresent() ? text(cell.get()) : "");
        }
        return cells;
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> isDate(cell) ? cell.asDate().toLocalDate().toString() : cell.asNumber().stripTrailingZeros().toPlainString();
            case BOOLEAN -> cell.asBoolean() ? "是" : "否";
            case STRING -> cell.asString();
            case FORMULA -> TableCell.FORMULA + cell.getFormula();
            case ERROR -> TableCell.ERROR + cell.getRawValue();
            case EMPTY -> "";
        };
    }

    /** Whether a number is shown as a day: the built-in formats, and those of one's own that name years and days. */
    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 58)) return true;
        String format = cell.getDataFormatString();
        return format != null && format.replaceAll("\"[^\"]*\"|\\[[^]]*]", "").matches("(?i).*y.*d.*|.*d.*y.*|.*m.*d.*");
    }

    private XlsxRows() {}
}
