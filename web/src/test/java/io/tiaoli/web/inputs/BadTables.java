package io.tiaoli.web.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes workbooks of Excel that are not what they should be, from a table that is sound. */
final class BadTables {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final List<String> CELLS = List.of("<v>1e999999999</v>", "<v>-1e-999999999</v>", "<v>NaN</v>", "<v/>", "<v>二</v>", "<v>99999999999</v>", "<f>1+1</f><v>2</v>", "<f t=\"shared\" si=\"9\"/>", "<v>1</v><v>2</v>", "<is><t>x</t></is>",
            "<f>[1]Sheet1!A1</f>", "<f>HYPERLINK(\"http://localhost\")</f>", "<is><r><t>a</t></r><r><t>b</t></r></is>", "<v>0x10</v>", "<v>1E+400</v>", "<v>2958466</v>", "<v>-1</v>", "<v>1e15</v>");
    private static final List<String> KINDS = List.of("n", "s", "str", "b", "e", "d", "inlineStr", "x", "");
    private static final List<String> PLACES = List.of("A1", "XFD1", "XFE1", "ZZZZZZ1", "A1048577", "A0", "1", "", "A-1", "a1", "A99999999999", "二1");

    private final Hostile hostile;
    private final BadXml xml;
    private final BadBytes bytes;

    BadTables(Hostile hostile) {
        this.hostile = hostile;
        this.xml = new BadXml(hostile);
        this.bytes = new BadBytes(hostile);
    }

    byte[] workbook(String csv) throws Exception {
        var entries = new TreeMap<>(Map.of(
                "[Content_Types].xml", """
                        <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""",
                "_rels/.rels", """
                        <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
                "xl/_rels/workbook.xml.rels", """
                        <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="http://localhost:1/x.xlsx" TargetMode="External"/></Relationships>""",
                "xl/workbook.xml", """
                        <?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>""",
                "xl/styles.xml", """
                        <?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy-mm-dd"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170" applyNumberFormat="1"/></cellXfs></styleSheet>""",
                SHEET, sheet(csv)));
        for (int i = 0; i < hostile.below(3); i++) entries.computeIfPresent(hostile.in(2) ? SHEET : hostile.one(List.copyOf(entries.keySet())), (name, content) -> broken(content));
        if (hostile.in(10)) entries.remove(hostile.one(List.copyOf(entries.keySet())));
        byte[] whole = zipped(entries);
        return hostile.in(5) ? bytes.broken(whole) : whole;
    }

    private String broken(String entry) {
        try {
            return hostile.in(3) ? new String(bytes.broken(entry.getBytes(UTF_8)), UTF_8) : xml.broken(entry.getBytes(UTF_8));
        } catch (Exception alreadyBroken) {
            return hostile.text();
        }
    }

    private String sheet(String csv) {
        var rows = new StringBuilder();
        int number = 0;
        for (String line : csv.strip().lines().toList()) {
            number++;
            rows.append("<row r=\"").append(hostile.in(60) ? hostile.one(List.of("0", "-1", "1048577", "x", "99999999999")) : number).append("\">");
            int column = 0;
            for (String cell : line.split(",", -1)) {
                String place = String.valueOf((char) ('A' + column++ % 26)) + number;
                if (hostile.in(25)) rows.append("<c r=\"").append(hostile.in(3) ? hostile.one(PLACES) : place).append("\" t=\"").append(hostile.one(KINDS)).append(hostile.in(2) ? "\" s=\"" + hostile.one(List.of("1", "-1", "99", "x")) : "").append("\">").append(hostile.one(CELLS)).append("</c>");
                else rows.append("<c r=\"").append(place).append("\" t=\"inlineStr\"><is><t>").append(cell.replace("&", "&amp;").replace("<", "&lt;")).append("</t></is></c>");
            }
            rows.append("</row>");
        }
        if (hostile.in(30)) rows.append("<row r=\"").append(number + 1).append("\">").append("<c><v>1</v></c>".repeat(16_384)).append("</row>");
        if (hostile.in(60)) rows.append("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
        if (hostile.in(150)) for (int i = 0; i < 150_000; i++) rows.append("<row><c><v>").append(i).append("</v></c></row>");
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows + "</sheetData></worksheet>";
    }

    private byte[] zipped(Map<String, String> entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, UTF_8)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
            }
            if (hostile.in(25)) bomb(zip, hostile.one(List.of("xl/sharedStrings.xml", "xl/media/image1.png", "docProps/core.xml")), hostile.one(List.of(150, 250, 1_000)));
            if (hostile.in(30)) zip.putNextEntry(new ZipEntry("../../../../tmp/x"));
            for (int i = 0; i < (hostile.in(40) ? 3_000 : 0); i++) zip.putNextEntry(new ZipEntry("xl/a" + i));
        }
        return out.toByteArray();
    }

    private static void bomb(ZipOutputStream zip, String name, int megabytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        byte[] blanks = new byte[1024 * 1024];
        java.util.Arrays.fill(blanks, (byte) ' ');
        if (name.endsWith("Strings.xml")) zip.write("<?xml version=\"1.0\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t xml:space=\"preserve\">".getBytes(UTF_8));
        for (int i = 0; i < megabytes; i++) zip.write(blanks);
        if (name.endsWith("Strings.xml")) zip.write("</t></si></sst>".getBytes(UTF_8));
    }
}
