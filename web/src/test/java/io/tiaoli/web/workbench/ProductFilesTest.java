package io.tiaoli.web.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.workbench.Bench.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;

/** Every diagram, decision and form of the product in its editor: it goes out as it came in, and all that a person reads around it is Chinese. */
@AppTest
class ProductFilesTest {

    static final String DIAGRAM = "vehicle-repair.bpmn";
    static final String DECISION = "oil-grade.dmn";
    static final String FORM = "vehicle-repair-quote.form";
    static final String PANELS = "#editor-bar, #properties, .djs-palette, .djs-context-pad, .djs-popup, .djs-search-container, .element-template-chooser";

    @Autowired Desk desk;
    @Autowired Bench bench;

    @BeforeEach
    void begun() {
        bench.begin(Bench.REPAIR);
    }

    @AfterEach
    void gone() {
        bench.clear();
    }

    Page open(String file) {
        var page = desk.open(OWNER, "/workbench/" + Bench.REPAIR + "/draft/files/" + file);
        assertThat(page.locator("#editor[data-state=open]")).isVisible();
        return page;
    }

    static List<Path> files(String ending) throws IOException {
        try (var files = Files.find(Path.of("..", "processes"), 3, (p, a) -> p.toString().matches("../processes/[a-z]+/[a-z-]+/[a-z0-9-]+\\." + ending))) {
            return files.sorted().toList();
        }
    }

    static String script(String name) throws IOException {
        return new ClassPathResource("editor/" + name).getContentAsString(StandardCharsets.UTF_8);
    }

    static List<?> untranslated(Page page, String places, String own) throws IOException {
        return (List<?>) page.evaluate(script("untranslated.js"), List.of(places, own));
    }

    /** Opens whatever is closed there, and waits for it to be drawn. */
    static void unfold(Page page, String closed) {
        page.evaluate("async where => { document.querySelectorAll(where).forEach(one => one.click()); await new Promise(shown => requestAnimationFrame(() => setTimeout(shown, 30))); }", closed);
    }

    /** Selects an element of a diagram, as a click on it does. */
    static void select(Page page, String id) {
        page.evaluate("id => { const m = document.querySelector('#editor').modeler; const e = m.get('elementRegistry').get(id); m.get('canvas').setRootElement(m.get('canvas').findRoot(e)); m.get('selection').select(e); }", id);
    }

    @Test
    @DisplayName("every text of the panels, palette and menus is Chinese, for every kind of element that the flows use")
    void diagramsInChinese() throws IOException {
        var page = open(DIAGRAM);
        Set<String> seen = new LinkedHashSet<>();
        Set<Object> untranslated = new LinkedHashSet<>();
        for (var file : files("bpmn")) {
            String own = Files.readString(file);
            page.evaluate("xml => document.querySelector('#editor').modeler.importXML(xml)", own);
            for (var kind : ((Map<?, ?>) page.evaluate(script("kinds.js"))).entrySet()) {
                if (!seen.add(kind.getKey().toString())) continue;
                select(page, kind.getValue().toString());
                for (String closed : new String[] {"#properties .bio-properties-panel-group-header:not(.open)", "#properties .bio-properties-panel-collapsible-entry-header:not(.open)", "#properties .bio-properties-panel-add-entry"}) {
                    unfold(page, closed);
                    untranslated.addAll(untranslated(page, PANELS, own));
                }
                for (String menu : new String[] {"replace", "append"}) {
                    page.evaluate("""
                            async name => { document.querySelector(`.djs-context-pad .entry[data-action=${name}]`)?.click(); await new Promise(shown => requestAnimationFrame(() => setTimeout(shown, 30))); }""", menu);
                    untranslated.addAll(untranslated(page, PANELS, own));
                    page.keyboard().press("Escape");
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(25);
        assertThat(untranslated).isEmpty();
    }

    @Test
    @DisplayName("every diagram of the product opens in the editor and comes out of it with nothing changed")
    void diagramsStay() throws IOException {
        var page = open(DIAGRAM);
        var changed = new ArrayList<Path>();
        for (var file : files("bpmn")) {
            String xml = Files.readString(file);
            var out = page.evaluate("async xml => { const m = document.querySelector('#editor').modeler; const { warnings } = await m.importXML(xml); return warnings.length ? String(warnings) : (await m.saveXML({ format: true })).xml; }", xml);
            if (!xml.equals(out)) changed.add(file);
        }
        assertThat(files("bpmn")).hasSizeGreaterThan(30);
        assertThat(changed).isEmpty();
    }

    @Test
    @DisplayName("every decision of the product opens in the editor and comes out of it with nothing changed but blanks between elements")
    void decisionsStay() throws IOException {
        var page = open(DECISION);
        var changed = new ArrayList<String>();
        for (var file : files("dmn")) {
            String xml = Files.readString(file);
            var out = page.evaluate("async xml => { const e = document.querySelector('#editor').editor; const { warnings } = await e.importXML(xml); return warnings.length ? String(warnings) : (await e.saveXML({ format: true })).xml; }", xml);
            // the policy that holds where none is named
            if (!PlainXml.of(xml.replace(" hitPolicy=\"UNIQUE\"", "")).equals(PlainXml.of(out.toString()))) changed.add(file + "\n" + out);
        }
        assertThat(files("dmn")).hasSizeGreaterThan(40);
        assertThat(changed).isEmpty();
    }

    @Test
    @DisplayName("every form of the product opens in the editor and comes out of it with nothing changed")
    void formsStay() throws IOException {
        var page = open(FORM);
        var json = new ObjectMapper();
        var changed = new ArrayList<Path>();
        for (var file : files("form")) {
            var before = json.readTree(file.toFile());
            var after = page.evaluate("async form => { const e = document.querySelector('#editor').editor; await e.importSchema(JSON.parse(form)); return JSON.stringify({ ...e.getSchema(), schemaVersion: JSON.parse(form).schemaVersion }); }", before.toString());
            if (!before.equals(json.readTree(after.toString()))) changed.add(file);
        }
        assertThat(files("form")).hasSizeGreaterThan(150);
        assertThat(changed).isEmpty();
    }

    @Test
    @DisplayName("every text of a decision table's heads, cells and menus is Chinese")
    void decisionsInChinese() throws IOException {
        var page = open(DECISION);
        String own = bench.kept(Bench.REPAIR, DECISION);
        Set<Object> untranslated = new LinkedHashSet<>(untranslated(page, "#canvas", own));
        for (String opener : new String[] {"th.input-cell .input-label", "th.output-cell .output-label", ".hit-policy", "td.input-cell", "td.output-cell", "td.rule-index"}) {
            for (var button : List.of(MouseButton.LEFT, MouseButton.RIGHT)) {
                if (page.locator("#canvas " + opener).count() == 0) continue;
                page.locator("#canvas " + opener).first().dispatchEvent(button == MouseButton.LEFT ? "dblclick" : "contextmenu");
                page.locator("#canvas " + opener).first().click(new Locator.ClickOptions().setButton(button).setForce(true));
                unfold(page, ".dms-container .dms-select:not(.open) .display, .simple-mode-button");
                untranslated.addAll(untranslated(page, "#canvas, .dms-context-menu, .dms-container", own));
                page.keyboard().press("Escape");
            }
        }
        assertThat(untranslated).isEmpty();
    }

    @Test
    @DisplayName("every text of the form editor's palette and panels is Chinese, for every kind of field that the forms use")
    void formsInChinese() throws IOException {
        var page = open(FORM);
        Set<String> seen = new LinkedHashSet<>();
        Set<Object> untranslated = new LinkedHashSet<>();
        for (var file : files("form")) {
            String own = Files.readString(file);
            page.evaluate("async form => { await document.querySelector('#editor').editor.importSchema(JSON.parse(form)); }", own);
            for (var kind : ((Map<?, ?>) page.evaluate(script("field-kinds.js"))).entrySet()) {
                if (!seen.add(kind.getKey().toString())) continue;
                page.evaluate("id => { const e = document.querySelector('#editor').editor; e.get('selection').set(e.get('formFieldRegistry').get(id)); }", kind.getValue().toString());
                unfold(page, "#canvas .bio-properties-panel-group-header:not(.open)");
                unfold(page, "#canvas .bio-properties-panel-collapsible-entry-header:not(.open)");
                untranslated.addAll(untranslated(page, "#canvas", own));
            }
        }
        assertThat(seen).hasSizeGreaterThan(8);
        assertThat(untranslated).isEmpty();
    }
}
