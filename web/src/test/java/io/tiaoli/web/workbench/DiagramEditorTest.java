package io.tiaoli.web.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static io.tiaoli.web.workbench.Bench.OTHER;
import static io.tiaoli.web.workbench.Bench.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;

@AppTest
class DiagramEditorTest {

    static final String FOLDER = "workshop/first-maintenance-reminder";
    static final String FILE = "first-maintenance-reminder.bpmn";
    static final String DRAFT = "/workbench/" + FOLDER + "/draft";
    static final String API = "/api" + DRAFT + "/files/" + FILE;

    @Autowired Desk desk;
    @Autowired MockMvc http;
    @Autowired Bench bench;
    @Autowired Drafts drafts;

    @BeforeEach
    void begun() {
        bench.begin(FOLDER);
    }

    @AfterEach
    void gone() {
        bench.clear();
    }

    Page open(String user) {
        return opened(desk.open(user, DRAFT + "/files/" + FILE));
    }

    static Page opened(Page page) {
        assertThat(page.locator("#editor[data-state=open]")).isVisible();
        return page;
    }

    /** Selects an element, as a click on it does. */
    static void select(Page page, String id) {
        page.evaluate("id => { const m = document.querySelector('#editor').modeler; const e = m.get('elementRegistry').get(id); m.get('canvas').setRootElement(m.get('canvas').findRoot(e)); m.get('selection').select(e); }", id);
    }

    /** Opens one group of the panel by its Chinese name. */
    static Locator group(Page page, String name) {
        var group = page.locator(".bio-properties-panel-group", new Page.LocatorOptions().setHasText(name)).first();
        if (group.locator(".bio-properties-panel-group-header:not(.open)").count() > 0) group.locator(".bio-properties-panel-group-header").first().click();
        return group;
    }

    String kept() {
        return bench.kept(FOLDER, FILE);
    }

    @Test
    @DisplayName("an owner renames a step; the draft has it at once, a closed browser loses nothing, and a second owner only looks")
    void keepsWhileTyping() throws IOException {
        var page = open(OWNER);
        assertThat(page.locator("#findings h2")).hasText("检查：没有发现问题");
        var gateway = firstId("<bpmn:userTask id=\"([^\"]+)\"");
        select(page, gateway);
        group(page, "基本").locator("textarea").first().fill("改过名的步骤");
        assertThat(page.locator("#saved")).containsText("已保存");
        assertThat(kept()).contains("name=\"改过名的步骤\"");
        Browser.screenshot(page, "editor-diagram");
        page.context().close();

        var again = open(OWNER);
        assertThat(again.locator(".djs-element[data-element-id=" + gateway + "]")).containsText("改过名");
        var other = open(OTHER);
        assertThat(other.locator("#saved")).containsText("您现在只能看");
        assertThat(other.locator(".djs-palette")).hasCount(0);
        assertThat(other.locator("#properties")).hasCount(0);
    }

    String firstId(String pattern) throws IOException {
        var match = java.util.regex.Pattern.compile(pattern).matcher(Files.readString(Path.of("..", "processes").resolve(FOLDER).resolve(FILE)));
        assertThat(match.find()).isTrue();
        return match.group(1);
    }

    @Test
    @DisplayName("what breaks a rule is listed while drawing and after saving, in words that say how to mend it, and leads to its element")
    void checks() throws IOException {
        var page = open(OWNER);
        String task = firstId("<bpmn:userTask id=\"([^\"]+)\"");
        select(page, task);
        group(page, "说明").locator("textarea").first().fill("");
        var finding = page.locator("#findings li", new Page.LocatorOptions().setHasText("由人办的步骤要有一句「说明」"));
        assertThat(finding).isVisible();
        group(page, "由谁办").locator("input[name=candidateGroups]").fill("nobody-knows");
        assertThat(page.locator("#findings li", new Page.LocatorOptions().setHasText("没有名为「nobody-knows」的角色"))).isVisible();
        page.evaluate("() => document.querySelector('#editor').modeler.get('selection').select([])");
        finding.locator("button").click();
        assertThat(page.locator(".djs-element.selected[data-element-id=" + task + "]")).isVisible();
        Browser.wholePage(page, "editor-findings");
        page.locator("#editor-bar").getByText("撤销").click();
        page.locator("#editor-bar").getByText("撤销").click();
        assertThat(page.locator("#findings h2")).hasText("检查：没有发现问题");
    }

    @Test
    @DisplayName("a step takes the template of a worker, and its fields have Chinese labels")
    void templates() {
        var page = open(OWNER);
        page.evaluate("""
                () => { const m = document.querySelector('#editor').modeler; const create = m.get('elementFactory').createShape({ type: 'bpmn:ServiceTask' });
                  m.get('selection').select(m.get('modeling').createShape(create, { x: 300, y: 600 }, m.get('canvas').getRootElement())); }""");
        page.locator(".bio-properties-panel-select-template-button").click();
        page.locator("[class*=template] input:visible, .djs-popup-search input:visible").first().fill("发短信");
        page.locator(".djs-popup .entry:visible", new Page.LocatorOptions().setHasText("sendSms")).click();
        assertThat(page.locator("#properties")).containsText("联系目的");
        assertThat(page.locator("#saved")).containsText("已保存");
        assertThat(kept()).contains("camunda:delegateExpression=\"${sendSms}\"").contains("camunda:modelerTemplate=\"io.tiaoli.sendSms\"");
        Browser.screenshot(page, "editor-template");
    }

    @Test
    @DisplayName("a step that is copied in one flow is pasted into another, found there by its name, and taken back")
    void copies() throws IOException {
        bench.begin(Bench.REPAIR);
        var page = open(OWNER);
        select(page, firstId("<bpmn:userTask id=\"([^\"]+)\""));
        String name = page.locator("#properties .bio-properties-panel-header-label").textContent();
        page.locator("#editor-bar").getByText("复制").click();

        page.navigate("/workbench/workshop/vehicle-repair/draft/files/vehicle-repair.bpmn");
        opened(page).locator("#editor-bar").getByText("粘贴").click();
        var canvas = page.locator("#canvas").boundingBox();
        page.mouse().move(canvas.x + 500, canvas.y + 70);
        page.mouse().move(canvas.x + 510, canvas.y + 80);
        page.mouse().click(canvas.x + 510, canvas.y + 80);
        assertThat(page.locator("#saved")).containsText("已保存");
        assertThat(repair()).contains("name=\"" + name + "\"");

        page.locator("#editor-bar").getByText("查找").click();
        page.locator(".djs-search-input input").fill(name);
        page.keyboard().press("End");
        assertThat(page.locator(".djs-search-result").first()).containsText(name);
        Browser.screenshot(page, "editor-search");
        page.keyboard().press("Escape");
        page.locator("#editor-bar").getByText("撤销").click();
        page.waitForCondition(() -> !repair().contains("name=\"" + name + "\""));
    }

    String repair() {
        return bench.kept(Bench.REPAIR, "vehicle-repair.bpmn");
    }

    @Test
    @DisplayName("who types on an old state is shown both texts and nothing is overwritten; what one person types in ten minutes is one entry of the history")
    void conflict() throws Exception {
        String before = kept();
        http.perform(put(API).param("revision", "0").content("一").contentType("text/plain;charset=UTF-8").with(as(OWNER)).with(csrf())).andExpect(status().isOk()).andExpect(jsonPath("$.revision").value(1));
        http.perform(put(API).param("revision", "1").content("二").contentType("text/plain;charset=UTF-8").with(as(OWNER)).with(csrf())).andExpect(status().isOk()).andExpect(jsonPath("$.revision").value(2));
        assertThat(drafts.revisions(bench.draft(FOLDER))).hasSize(1);
        http.perform(put(API).param("revision", "1").content("三").contentType("text/plain;charset=UTF-8").with(as(OWNER)).with(csrf())).andExpect(status().isConflict())
                .andExpect(jsonPath("$.message", containsString("这次没有保存"))).andExpect(jsonPath("$.lines[0].before").value("二")).andExpect(jsonPath("$.lines[0].after").value("三"));
        http.perform(put(API).param("revision", "2").content("四").contentType("text/plain;charset=UTF-8").with(as(OTHER)).with(csrf())).andExpect(status().isConflict()).andExpect(jsonPath("$.message", containsString("请先接手")));
        assertThat(kept()).isEqualTo("二");
        drafts.goBack(bench.draft(FOLDER), OWNER, 0);
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    @DisplayName("on a phone the page says that editing needs a desk")
    void phone() {
        var page = desk.phone(OWNER, DRAFT + "/files/" + FILE);
        assertThat(page.locator(".needs-desk")).containsText("需要电脑");
        assertThat(page.locator(".needs-desk")).isVisible();
        assertThat(page.locator(".editor-work")).isHidden();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        Browser.screenshot(page, "editor-phone");
    }

    @Test
    @DisplayName("another line's owner and staff can neither read nor keep a file of a draft")
    void rights() throws Exception {
        for (String person : new String[] {"process-owner-showroom-1", "service-advisor-1"}) {
            var refused = person.startsWith("process") ? status().isNotFound() : status().isForbidden();
            http.perform(get(API).with(as(person))).andExpect(refused);
            http.perform(put(API).param("revision", "0").content("一").contentType("text/plain").with(as(person)).with(csrf())).andExpect(refused);
            http.perform(get("/api" + DRAFT + "/check").with(as(person))).andExpect(refused);
        }
        http.perform(get("/api/workbench/templates").with(as("service-advisor-1"))).andExpect(status().isForbidden());
        http.perform(get("/api/workbench/templates").with(as(OWNER))).andExpect(status().isOk()).andExpect(content().string(containsString("io.tiaoli.sendSms")));
    }
}
