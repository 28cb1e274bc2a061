package io.tiaoli.workers.imports;

import java.util.List;

/** Reads a file row by row, whatever its format. */
final class TableRows {

    /** Takes one row after the other. */
    interface Reader {

        /** @param number as the spreadsheet counts it, from 1 */
        void row(int number, List<String> cells);
    }

    /** @throws FileRefused when the file is no table */
    static void read(byte[] content, Reader reader) {
        if (begins(content, 0x50, 0x4B, 0x03, 0x04)) {
            XlsxRows.read(content, reader);
        } else if (begins(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new FileRefused("这是旧版的 .xls 文件，请在 Excel 里另存为 .xlsx 或 CSV");
        } else {
            CsvRows.read(CsvText.decode(content), reader);
        }
    }

    /** How many rows there may be, for a progress bar; 0 where only reading tells. */
    static int estimate(byte[] content) {
        if (begins(content, 0x50, 0x4B)) return 0;
        int lines = 0;
        for (byte b : content) {
            if (b == '\n') lines++;
        }
        return lines;
    }

    private static boolean begins(byte[] content, int... magic) {
        if (content.length < magic.length) return false;
        for (int i = 0; i < magic.length; i++) {
            if ((content[i] & 0xFF) != magic[i]) return false;
        }
        return true;
    }

    private TableRows() {}
}
