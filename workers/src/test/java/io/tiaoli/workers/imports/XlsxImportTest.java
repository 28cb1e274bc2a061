package io.tiaoli.workers.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.parts.Part;
import io.tiaoli.workers.parts.Parts;

class XlsxImportTest {

    final ImportShop shop = ImportShop.onBoth().findFirst().orElseThrow();
    final String series = ImportsTest.unique("X-");

    static byte[] workbook(Consumer<Worksheet> fill) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            fill.accept(workbook.newWorksheet("数据"));
        }
        return out.toByteArray();
    }

    static void row(Worksheet sheet, int row, Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Number number) {
                sheet.value(row, column, number);
            } else {
                sheet.value(row, column, cells[column].toString());
            }
        }
    }

    @BeforeEach
    void clean() {
        shop.jdbc().sql("delete from part where part_no like 'X-%'").update();
    }

    @Test
    void tenThousandRowsOfAWorkbookComeIn() throws IOException {
        var run = shop.bring("parts", workbook(sheet -> {
            row(sheet, 0, "配件编号", "名称", "单价（元）", "库存");
            for (int n = 1; n <= 10_000; n++) row(sheet, n, series + "-" + n, "散件" + n, 12.5, n % 7);
        }));
        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(run.added()).isEqualTo(10_000);
        assertThat(shop.get(Parts.class).find(series + "-9999")).contains(new Part(series + "-9999", "散件9999", "个", 1250, 9999 % 7, 0, true));
    }

    @Test
    void phonesThatAreNumbersAndDaysThatAreDatesReadAsPeopleSeeThem() throws IOException {
        String name = ImportsTest.unique("李导入");
        String phone = ImportsTest.phone();
        assertThat(shop.bring("customers", workbook(sheet -> {
            row(sheet, 0, "姓名", "电话");
            row(sheet, 1, name, Long.parseLong(phone));
        })).added()).isEqualTo(1);
        String plate = "京X" + phone.substring(6);
        assertThat(shop.bring("vehicles", workbook(sheet -> {
            row(sheet, 0, "车牌号", "车主姓名", "车主电话", "上次保养日期", "下次保养日期");
            row(sheet, 1, plate, name, Long.parseLong(phone));
            sheet.value(1, 3, LocalDate.of(2026, 5, 1));
            sheet.style(1, 3).format("yyyy-mm-dd").set();
            sheet.value(1, 4, "2026-08-01");
        })).added()).isEqualTo(1);
        var vehicle = shop.get(Vehicles.class).withPlate(plate).orElseThrow();
        assertThat(vehicle.lastMaintenanceOn()).contains(LocalDate.of(2026, 5, 1));
        assertThat(vehicle.nextMaintenanceOn()).contains(LocalDate.of(2026, 8, 1));
    }

    @Test
    void formulasAreNotComputedButRefusedWhereTheyStand() throws IOException {
        var run = shop.bring("parts", workbook(sheet -> {
            row(sheet, 0, "配件编号", "名称", "单价（元）");
            row(sheet, 1, series, "件", 1);
            sheet.formula(1, 2, "1+1");
        }));
        assertThat(shop.get(Imports.class).problems(run.id(), 10)).extracting(Problem::row, Problem::column, Problem::cell, Problem::message)
                .containsExactly(tuple(2, "单价（元）", "=1+1", "是公式，请在表格里「选择性粘贴」为数值"));
        assertThat(shop.get(Parts.class).find(series)).isEmpty();
    }

    @Test
    void aFileThatUnpacksIntoAHugeOneIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 210; i++) zip.write(zeros);
        }
        assertThat(out.size()).isLessThan(1024 * 1024);
        assertThat(problem(out.toByteArray())).contains("解压后超过 200 MB");
    }

    @Test
    void entitiesOfAWorkbookAreNotFollowed() throws IOException {
        byte[] sound = workbook(sheet -> {
            row(sheet, 0, "配件编号", "名称", "单价（元）");
            row(sheet, 1, series, "SECRET", 1);
        });
        byte[] evil = with(sound, "xl/sharedStrings.xml", xml -> xml.replaceFirst("\\?>", "?><!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>").replace("SECRET", "&x;"));
        var run = shop.bring("parts", evil);
        assertThat(run.state()).isNotEqualTo(ImportState.DONE);
        assertThat(shop.get(Parts.class).find(series)).isEmpty();
    }

    @Test
    void brokenOldAndForeignFilesAreRefusedInPlainWords() throws IOException {
        byte[] sound = workbook(sheet -> row(sheet, 0, "配件编号", "名称", "单价（元）"));
        assertThat(problem(sound)).contains("文件里没有数据");
        assertThat(problem(java.util.Arrays.copyOf(sound, sound.length / 2))).containsAnyOf("已损坏", "无法读取");
        assertThat(problem(with(sound, "xl/workbook.xml", xml -> "<nonsense/>"))).contains("无法读取");
        assertThat(problem(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0})).contains("旧版的 .xls");
        assertThat(problem(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16})).containsAnyOf("既不是 UTF-8 也不是 GBK", "不是文本");
        assertThat(problem("配件编号,名称,单价（元）\nA,\"没有结束,1\n".getBytes(StandardCharsets.UTF_8))).contains("第 2 行有一个引号");
    }

    /** Each broke off the reading once, with whatever exception came of it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"a style that is no number,s=\"1\",s=\"x\"", "a place beyond all rows,r=\"A2\",r=\"A99999999999\"", "a place beyond all columns,r=\"A2\",r=\"ZZZZZZ2\"", "a kind that nobody knows,t=\"s\",t=\"\"", "a row that is no number,row r=\"2\",row r=\"x\"",
            "a number of a billion digits,<v>1</v>,<v>1e999999999</v>", "a number of a billion zeros,<v>1</v>,<v>1e-999999999</v>"})
    void whatNoProgramWritesIsRefusedInPlainWords(String what, String from, String to) throws IOException {
        byte[] sound = workbook(sheet -> {
            row(sheet, 0, "配件编号", "名称", "单价（元）");
            row(sheet, 1, series, "件", 1);
            sheet.style(1, 0).bold().set();
        });
        assertThat(problem(with(sound, "xl/worksheets/sheet1.xml", xml -> {
            assertThat(xml).contains(from);
            return xml.replace(from, to);
        }))).containsAnyOf("无法读取", "没有这样的列", "应为 0 到一千万元");
    }

    private String problem(byte[] content) {
        var run = shop.bring("parts", content);
        assertThat(run.state()).isEqualTo(ImportState.REFUSED);
        return String.join("\n", shop.get(Imports.class).problems(run.id(), 10).stream().map(Problem::message).toList());
    }

    private static byte[] with(byte[] workbook, String entry, java.util.function.UnaryOperator<String> change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook)).get(); var to = new ZipOutputStream(out)) {
            for (var next : Collections.list(from.getEntries())) {
                to.putNextEntry(new ZipEntry(next.getName()));
                byte[] content = from.getInputStream(next).readAllBytes();
                to.write(next.getName().equals(entry) ? change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : content);
            }
        }
        return out.toByteArray();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aFormatThatIsLongerThanExcelAllowsIsNotSearchedForADay() throws IOException {
        var run = shop.bring("parts", workbook(sheet -> {
            row(sheet, 0, "配件编号", "名称", "单价（元）", "库存");
            row(sheet, 1, series + "-1", "散件", 12.5, 3);
            sheet.style(1, 2).format("y".repeat(400_000)).set();
        }));
        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(shop.get(Parts.class).find(series + "-1").orElseThrow().priceFen()).isEqualTo(1250);
    }
}
