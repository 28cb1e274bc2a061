package io.tiaoli.workers.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the first sheet of a workbook as texts; formulas are not computed but refused. */
final class XlsxRows {

    private static final Logger LOG = LoggerFactory.getLogger(XlsxRows.class);
    private static final int MOST_COLUMNS = 200;
    /** A number of more digits is shown with its exponent: written out, {@code 1e999999999} would fill the memory. */
    /** In Excel. */
    private static final int LONGEST_FORMAT = 255;
    private static final int LONGEST_NUMBER = 40;

    static void read(byte[] content, TableRows.Reader reader) {
        ZipGuard.check(content);
        SheetPlaces.check(content);
        try (var workbook = understood(() -> new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true))); var stream = understood(() -> workbook.getFirstSheet().openStream())) {
            var rows = stream.iterator();
            while (understood(rows::hasNext)) {
                var row = understood(rows::next);
                reader.row(row.getRowNum(), understood(() -> cells(row)));
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The library answers a workbook that nobody's program writes with whatever exception comes of it. */
    private static <T> T understood(Callable<T> part) {
        try {
            return part.call();
        } catch (FileRefused refused) {
            throw refused;
        } catch (Exception e) {
            throw unreadable(e);
        }
    }

    private static FileRefused unreadable(Exception why) {
        LOG.debug("A workbook cannot be read", why);
        return new FileRefused("这个 .xlsx 文件无法读取，请在 Excel 里重新另存，或改用 CSV");
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
            case NUMBER -> isDate(cell) ? cell.asDate().toLocalDate().toString() : written(cell.asNumber().stripTrailingZeros());
            case BOOLEAN -> cell.asBoolean() ? "是" : "否";
            case STRING -> cell.asString();
            case FORMULA -> TableCell.FORMULA + cell.getFormula();
            case ERROR -> TableCell.ERROR + cell.getRawValue();
            case EMPTY -> "";
        };
    }

    private static String written(BigDecimal number) {
        return Math.max(number.precision(), Math.abs((long) number.scale())) > LONGEST_NUMBER ? number.toString() : number.toPlainString();
    }

    /** Whether a number is shown as a day: the built-in formats, and those of one's own that name years and days. */
    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 58)) return true;
        String format = cell.getDataFormatString();
        return format != null && format.length() <= LONGEST_FORMAT && format.replaceAll("\"[^\"]*\"|\\[[^]]*]", "").matches("(?i).*y.*d.*|.*d.*y.*|.*m.*d.*");
    }

    private XlsxRows() {}
}
