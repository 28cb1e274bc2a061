package io.tiaoli.web.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.pages.CsvCell;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Staff;
import io.tiaoli.workers.imports.ImportState;
import io.tiaoli.workers.imports.Imports;
import io.tiaoli.workers.imports.KindOfImport;
import io.tiaoli.workers.parts.Parts;

@AppTest
class ImportsPageTest {

    @Autowired Desk desk;
    @Autowired Parts parts;
    @Autowired Imports imports;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc http;

    static FilePayload csv(String name, String text) {
        return new FilePayload(name, "text/csv", text.getBytes(Charset.forName("GBK")));
    }

    static void choose(Page window, String kind, FilePayload file) {
        window.locator("form[action='/imports/" + kind + "'] input[type=file]").setInputFiles(file);
        window.locator("form[action='/imports/" + kind + "'] button").click();
    }

    @Test
    void aServiceManagerUploadsLooksConfirmsAndSeesTheResult() {
        var window = desk.open("service-manager-1", "/imports");
        Browser.screenshot(window, "imports");
        var text = new StringBuilder("配件编号,名称,单价（元）,库存\n");
        IntStream.rangeClosed(1, 30_000).forEach(n -> text.append("UI-%05d,散件%d,12.50,%d\n".formatted(n, n, n % 9)));
        choose(window, "parts", csv("新价目表.csv", text.toString()));

        assertThat(window.locator("h1")).containsText("导入配件");
        // a reload in between loses nothing
        window.reload();
        assertThat(window.locator("#state")).hasText("等待确认");
        assertThat(window.locator("main")).containsText("30000：新增 30000，修改 0，不变 0");
        assertThat(window.locator("tbody tr").first()).containsText("UI-00001");
        Browser.screenshot(window, "imports-preview");
        assertThat(window.locator("dl.facts")).not().containsText("错误");
        assertThat(window.locator("dl.facts")).not().containsText("来源");
        assertThat(parts.find("UI-00001")).isEmpty();

        window.getByText("确认写入 30000 行").click();
        assertThat(window.locator("[role=status].good")).hasText("导入完成：新增 30000，修改 0，不变 0。");
        assertThat(window.locator("main")).containsText("（service-manager-1）");
        assertThat(parts.find("UI-30000").orElseThrow().priceFen()).isEqualTo(1250);
        window.navigate("/imports");
        assertThat(window.locator(".history")).containsText("新价目表.csv");
    }

    @Test
    void errorsAreListedByRowAndColumnAndDownloadedHarmlessOnAPhone() throws Exception {
        var window = desk.phone("administrator-1", "/imports");
        choose(window, "parts", csv("错.csv", "配件编号,名称,单价（元）\n=1+1,好名字,1\n,缺编号,贵\n"));
        assertThat(window.locator("#state")).hasText("有错误，没有导入");
        assertThat(window.locator("table").first()).containsText("应为金额（元）");
        Browser.screenshot(window, "imports-problems-phone");
        assertThat((Boolean) window.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as("nothing sticks out").isTrue();
        String id = window.url().substring(window.url().lastIndexOf('/') + 1);
        http.perform(get("/imports/runs/" + id + "/problems.csv").with(Staff.as("administrator-1"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("3,\"单价（元）\",\"贵\",\"应为金额（元），如 168 或 168.50\"")));
        org.assertj.core.api.Assertions.assertThat(CsvCell.of("=1+1")).isEqualTo("\"'=1+1\"");
    }

    @Test
    void whatIsNotConfirmedIsGivenUpAndAFileThatChangesNothingNeedsNoConfirmation() {
        var window = desk.phone("service-manager-1", "/imports");
        choose(window, "parts", csv("试.csv", "配件编号,名称,单价（元）\nUI-DROP,放弃的,1\n"));
        window.getByText("放弃", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(window.locator(".history")).containsText("已放弃");
        org.assertj.core.api.Assertions.assertThat(parts.find("UI-DROP")).isEmpty();
        choose(window, "parts", csv("旧.csv", "配件编号,名称,单价（元）\nFLT-OIL,机油滤清器,32\n"));
        assertThat(window.locator("[role=status].good")).hasText("文件和系统里的完全一样，不需要写入。");
        Browser.screenshot(window, "imports-same-phone");
    }

    @Test
    void theProgressBarMovesSurvivesAReloadAndTurnsIntoTheResult() {
        var at = Floor.OPENING.atZone(java.time.ZoneId.systemDefault()).toOffsetDateTime();
        jdbc.sql("""
                insert into import_run (id, kind, file_name, byte_count, source, state, rows_total, rows_done, added, changed, unchanged, problems, preview, message, node, beat_at, started_by, started_at)
                values ('slow-run', 'parts', '慢.csv', 1, '', 'CHECKING', 200, 80, 0, 0, 0, 0, '{"headings":[],"rows":[]}', '', 'another-node', ?, '某人', ?)""").params(at, at).update();
        try {
            var window = desk.phone("service-manager-1", "/imports/runs/slow-run");
            assertThat(window.locator("#progress")).hasAttribute("value", "40");
            Browser.screenshot(window, "imports-progress-phone");
            jdbc.sql("update import_run set rows_done = 150 where id = 'slow-run'").update();
            assertThat(window.locator("#done")).hasText("150");
            assertThat(window.locator("#progress")).hasJSProperty("value", 75);
            window.reload();
            assertThat(window.locator("#progress")).hasAttribute("value", "75");
            jdbc.sql("update import_run set state = 'DROPPED' where id = 'slow-run'").update();
            assertThat(window.locator("#state")).hasText("已放弃");
        } finally {
            jdbc.sql("delete from import_run where id = 'slow-run'").update();
        }
    }

    @Test
    void aRefusalKeepsThePageAndSaysWhy() {
        var window = desk.open("administrator-1", "/imports");
        choose(window, "calendar", csv("2027.csv", "日期,类型,名称\n2027-01-01,休,元旦\n"));
        // the browser itself asks for the source
        assertThat(window).hasURL(java.util.regex.Pattern.compile(".*/imports(\\?continue)?$"));
        choose(window, "parts", new FilePayload("大.csv", "text/csv", new byte[Imports.MOST_BYTES + 1]));
        assertThat(window.locator("#upload-problem")).containsText("「大.csv」超过 12 MB");
    }

    @Test
    void everySampleComesInAsItIs() throws Exception {
        for (KindOfImport kind : imports.kinds()) {
            byte[] sample = new ClassPathResource("samples/" + kind.id() + ".csv").getContentAsByteArray();
            var run = imports.now(kind.id(), kind.id() + ".csv", sample, "国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号，2025年11月4日）", "test");
            assertThat(imports.problems(run.id(), 10)).as(kind.label()).isEmpty();
            assertThat(run.state()).isEqualTo(ImportState.DONE);
            http.perform(get("/imports/samples/" + kind.id() + ".csv").with(Staff.as("service-manager-1"))).andExpect(status().isOk()).andExpect(content().bytes(sample));
        }
        assertThat(imports.latest(50)).filteredOn(run -> run.kind().equals("calendar")).as("the calendar's sample is the published year").allMatch(run -> run.unchanged() > 30 && run.changed() == 0);
    }

    @Test
    void othersMayNeitherLookNorImport() throws Exception {
        for (String path : List.of("/imports", "/imports/samples/parts.csv", "/imports/runs/any", "/imports/runs/any/problems.csv", "/api/imports/any")) {
            http.perform(get(path).with(Staff.as("parts-clerk-1"))).andExpect(status().isForbidden());
        }
        var file = new MockMultipartFile("file", "x.csv", "text/csv", "配件编号,名称,单价（元）\nNO,x,1\n".getBytes(StandardCharsets.UTF_8));
        http.perform(multipart("/imports/parts").file(file).with(Staff.as("parts-clerk-1")).with(csrf())).andExpect(status().isForbidden());
        http.perform(post("/imports/runs/any/commit").with(Staff.as("parts-clerk-1")).with(csrf())).andExpect(status().isForbidden());
        http.perform(get("/imports/runs/any").with(Staff.as("administrator-1"))).andExpect(status().isNotFound());
        http.perform(multipart("/imports/secrets").file(file).with(Staff.as("administrator-1")).with(csrf())).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("不能导入「secrets」")));
    }
}
