package io.tiaoli.web.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static io.tiaoli.web.workbench.Bench.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.processes.flows.FlowCheck;
import io.tiaoli.testing.Browser;
import io.tiaoli.testing.PdfText;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;

/** Decisions, forms and texts of a draft in the browser. */
@AppTest
class FileEditorsTest {

    static final String FOLDER = Bench.REPAIR;
    static final String DRAFT = "/workbench/" + FOLDER + "/draft";

    @Autowired Desk desk;
    @Autowired MockMvc http;
    @Autowired Bench bench;
    @Autowired Drafts drafts;
    @Autowired FlowCheck check;

    @BeforeEach
    void begun() {
        bench.begin(FOLDER);
    }

    @AfterEach
    void gone() {
        bench.clear();
    }

    Page open(String file) {
        var page = desk.open(OWNER, DRAFT + "/files/" + file);
        assertThat(page.locator("#editor[data-state=open]")).isVisible();
        return page;
    }

    String kept(String file) {
        return bench.kept(FOLDER, file);
    }

    @Test
    @DisplayName("an owner changes a price in a decision; the example that no longer agrees is shown at once with the value, and the draft may not be deployed until it does")
    void decision() throws IOException {
        var page = open("oil-grade.dmn");
        assertThat(page.locator("#examples[data-state=good]")).containsText("4 个例子都相符");
        assertThat(ProductFilesTest.untranslated(page, "#canvas", kept("oil-grade.dmn"))).isEmpty();
        assertThat(page.locator(".view-drd")).hasCount(0);
        assertThat((List<?>) page.evaluate("() => document.querySelector('#editor').editor.getActiveViewer().get('dataTypes').getAll()")).isEqualTo(List.of("string", "boolean", "integer", "long", "double", "date"));
        var price = page.locator("td.cell[data-element-id=row-2-out-2] [contenteditable]");
        price.click();
        page.keyboard().press("Control+A");
        page.keyboard().type("170");
        page.locator("td.cell[data-element-id=row-1-out-2]").click();
        assertThat(page.locator("#saved")).containsText("已保存");
        assertThat(page.locator("#examples tr.wrong")).hasCount(1);
        assertThat(page.locator("#examples tr.wrong")).containsText("170");
        assertThat(kept("oil-grade.dmn")).contains("<text>170</text>");
        Browser.wholePage(page, "editor-decision");

        page.navigate(DRAFT);
        assertThat(page.locator("#check")).containsText("例子「SEMI_SYNTHETIC」应得");
        assertThat(page.getByText("发布新版本")).isDisabled();

        page.navigate(DRAFT + "/files/oil-grade.dmn");
        assertThat(page.locator("#editor[data-state=open]")).isVisible();
        page.locator("#csv").fill(page.locator("#csv").inputValue().replace("168.0", "170.0"));
        assertThat(page.locator("#examples[data-state=good]")).isVisible();
        assertThat(kept("oil-grade.csv")).contains("170.0");
    }

    @Test
    @DisplayName("a form is edited in Chinese beside the picture that the task list shows, where conditions hide fields under a policy that forbids eval")
    void form() throws IOException {
        var page = open("vehicle-repair-quote.form");
        var preview = page.frameLocator("#preview");
        assertThat(preview.locator(".fjs-container")).containsText("配件编号");
        page.locator(".fjs-form-editor .fjs-element .fjs-form-field-textfield").first().click();
        page.evaluate("() => document.querySelectorAll('.bio-properties-panel-group-header:not(.open)').forEach(one => one.click())");
        assertThat(ProductFilesTest.untranslated(page, "#canvas", kept("vehicle-repair-quote.form"))).isEmpty();
        page.locator("[data-entry-id=label] [contenteditable], [data-entry-id=label] input, [data-entry-id=label] textarea").first().fill("配件的编号");
        assertThat(page.locator("#saved")).containsText("已保存");
        assertThat(preview.locator(".fjs-container")).containsText("配件的编号");
        assertThat(kept("vehicle-repair-quote.form")).contains("配件的编号");
        preview.locator(".fjs-container").getByText("工时", new Locator.GetByTextOptions().setExact(true)).first().click();
        assertThat(preview.locator(".fjs-container")).not().containsText("配件的编号");
        Browser.screenshot(page, "editor-form");
    }

    @Test
    @DisplayName("a message is shown with samples, its letters and segments counted as the sender counts; an unknown name is told")
    void message() {
        var page = open("vehicle-repair-ready.sms");
        assertThat(page.locator("#sample[data-state=good]")).containsText("条发送");
        page.locator("#text").fill("您好，您的车已修好。");
        assertThat(page.locator("#sample .good")).hasText("连签名和退订共 " + sampleLength(page) + " 字，分 1 条发送，最多 3 条".replace("3", limit(page)));
        page.locator("#text").fill("您的车已修好。".repeat(12));
        assertThat(page.locator("#sample")).containsText("分 2 条发送");
        page.locator("#text").fill("您好{{nobodyKnows}}");
        assertThat(page.locator("#sample .problem").first()).containsText("nobodyKnows");
        page.locator("#names button", new Page.LocatorOptions().setHasText("单号")).first().evaluate("one => { one.closest('details').open = true; }");
        page.locator("#names button[data-name=caseNo]").click();
        assertThat(page.locator("#text")).hasValue("您好{{nobodyKnows}}{{caseNo}}");
        Browser.screenshot(page, "editor-message");
    }

    static int sampleLength(Page page) {
        assertThat(page.locator("#sample pre")).containsText("您好，您的车已修好。");
        return page.locator("#sample pre").textContent().length();
    }

    static String limit(Page page) {
        return page.locator("#sample p").first().textContent().replaceAll(".*最多 (\\d+) 条.*", "$1");
    }

    @Test
    @DisplayName("a paper is shown as it is printed, page by page, and as a PDF")
    void paper() throws Exception {
        var page = open("vehicle-repair-quote-sheet.html");
        var first = page.locator("#sample img.paper").first();
        assertThat(first).isVisible();
        page.waitForCondition(() -> (int) first.evaluate("one => one.naturalWidth") > 500);
        Browser.screenshot(page, "editor-paper");
        var printed = http.perform(get(DRAFT + "/papers/vehicle-repair-quote-sheet.html.pdf").with(as(OWNER))).andExpect(status().isOk()).andExpect(header().string("Content-Type", "application/pdf")).andReturn();
        assertThat(PdfText.of(printed.getResponse().getContentAsByteArray())).as("titled as its step says").containsPattern("\\n报价单\\s").doesNotContain("quote-sheet");
        http.perform(get(DRAFT + "/papers/vehicle-repair-ready.sms.pdf").with(as(OWNER))).andExpect(status().isNotFound());
        http.perform(get(DRAFT + "/papers/vehicle-repair-quote-sheet.html.pdf").with(as("process-owner-showroom-1"))).andExpect(status().isNotFound());
        http.perform(get("/api" + DRAFT + "/samples/vehicle-repair-ready.sms").with(as("process-owner-showroom-1"))).andExpect(status().isNotFound());
        http.perform(get("/api" + DRAFT + "/examples/oil-grade").with(as("process-owner-showroom-1"))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("an owner begins a file of each kind, which the check takes as it is; a name that is taken, and a second diagram, are refused")
    void newFiles() throws Exception {
        for (String name : List.of("vehicle-repair-thanks.sms", "vehicle-repair-thanks.mail", "vehicle-repair-thanks.call", "vehicle-repair-thanks.html", "vehicle-repair-thanks.form", "thanks-kind.dmn", "thanks-kind.csv")) {
            http.perform(post(DRAFT + "/new-file").param("file", name).with(as(OWNER)).with(csrf())).andExpect(flash().attributeExists("good"));
        }
        var draft = bench.draft(FOLDER);
        assertThat(check.one(drafts.content(draft))).isEmpty();
        http.perform(post(DRAFT + "/new-file").param("file", "thanks-kind.dmn").with(as(OWNER)).with(csrf())).andExpect(flash().attribute("problem", "草稿里已经有文件「thanks-kind.dmn」"));
        http.perform(post(DRAFT + "/new-file").param("file", "other.bpmn").with(as(OWNER)).with(csrf())).andExpect(flash().attribute("problem", "「other.bpmn」不能在这里新建，请上传"));
        http.perform(post(DRAFT + "/new-file").param("file", "run.sh").with(as(OWNER)).with(csrf())).andExpect(flash().attribute("problem", org.hamcrest.Matchers.containsString("不是流程文件夹里的文件")));
        assertThat(bench.draft(FOLDER).revision()).isEqualTo(draft.revision());
    }

    @Test
    @DisplayName("what is typed while the server cannot be reached is kept as soon as it can")
    void offline() {
        var page = open("vehicle-repair-ready.sms");
        page.route("**/draft/files/**", Route::abort);
        page.locator("#text").fill("网络断了的时候写的");
        assertThat(page.locator("#saved")).containsText("没有连上服务器");
        page.unroute("**/draft/files/**");
        assertThat(page.locator("#saved")).containsText("已保存");
        assertThat(kept("vehicle-repair-ready.sms")).isEqualTo("网络断了的时候写的");
    }
}
