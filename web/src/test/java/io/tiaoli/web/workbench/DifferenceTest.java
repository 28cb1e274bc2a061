package io.tiaoli.web.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static io.tiaoli.web.workbench.Bench.OWNER;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.function.UnaryOperator;

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
class DifferenceTest {

    static final String FOLDER = Bench.REPAIR;
    static final String PAGE = "/workbench/" + FOLDER + "/difference";

    @Autowired Desk desk;
    @Autowired MockMvc http;
    @Autowired Bench bench;

    @BeforeEach
    void begun() {
        bench.begin(FOLDER);
    }

    @AfterEach
    void gone() {
        bench.clear();
    }

    void change(String file, UnaryOperator<String> edit) {
        bench.change(FOLDER, file, edit);
    }

    static Locator file(Page page, String name) {
        return page.locator("section.card", new Page.LocatorOptions().setHasText(name));
    }

    @Test
    @DisplayName("the difference shows on both pictures what came, went, changed and moved, and says in words what a decision, a form and a text changed")
    void difference() {
        change("vehicle-repair.bpmn", xml -> xml
                .replaceFirst("(<bpmn:subProcess id=\"diagnosis\" name=\")[^\"]+", "$1先诊断再报价")
                .replaceFirst("(bpmnElement=\"hand-over\"[^>]*>\\s*<dc:Bounds x=\")\\d+", "$12075")
                .replaceFirst("(id=\"receive-customer-to-keep-reception\")", "$1 name=\"接好了\"")
                .replaceFirst("(id=\"record-consent-to-walk-again\") sourceRef=\"record-consent\"", "$1 sourceRef=\"keep-reception\"")
                .replaceFirst("</bpmn:process>", "<bpmn:textAnnotation id=\"owner-note\"><bpmn:text>负责人的话</bpmn:text></bpmn:textAnnotation></bpmn:process>")
                .replaceFirst("</bpmndi:BPMNPlane>", "<bpmndi:BPMNShape id=\"owner-note_di\" bpmnElement=\"owner-note\"><dc:Bounds x=\"400\" y=\"600\" width=\"100\" height=\"30\" /></bpmndi:BPMNShape></bpmndi:BPMNPlane>"));
        change("oil-grade.dmn", xml -> xml.replace("<text>168</text>", "<text>170</text>"));
        change("vehicle-repair-quote.form", json -> json.replaceFirst("\"配件编号\"", "\"配件的编号\""));
        change("vehicle-repair-ready.sms", text -> text + "谢谢您。");

        var page = desk.open(OWNER, PAGE);
        assertThat(page.locator(".picture[data-state=drawn]")).isVisible();
        assertThat(page.locator(".after .djs-element.added[data-element-id=owner-note]")).isVisible();
        assertThat(page.locator(".before .djs-element.changed[data-element-id=diagnosis], .after .djs-element.changed[data-element-id=diagnosis]")).hasCount(2);
        assertThat(page.locator(".after .djs-element.moved[data-element-id=hand-over]")).isVisible();
        assertThat(page.locator(".changes")).containsText("先诊断再报价");
        assertThat(page.locator(".changes li", new Page.LocatorOptions().setHasText("接好了「接待登记 → 存接车单」"))).containsText("名称：加上「接好了」");
        assertThat(page.locator(".changes li", new Page.LocatorOptions().setHasText("从哪里来：由「记录联系同意」改为「存接车单」"))).containsText("连线「存接车单 → ");
        assertThat(file(page, "oil-grade.dmn")).containsText("则 价格（元） 由「168」改为「170」");
        assertThat(file(page, "vehicle-repair-quote.form")).containsText("的标签由「配件编号」改为「配件的编号」");
        assertThat(file(page, "vehicle-repair-ready.sms").locator("pre.new")).containsText("谢谢您。");
        assertThat(page.locator("section.card")).hasCount(4);
        Browser.wholePage(page, "workbench-difference");

        // what is on one of the pictures only is gone to on both
        page.locator(".changes button", new Page.LocatorOptions().setHasText("注释")).click();
        assertThat(page.locator(".before .viewport")).hasAttribute("transform", page.locator(".after .viewport").getAttribute("transform"));

        // the other way round, what came is what went
        String to = page.locator("#to").inputValue();
        String from = page.locator("#from").inputValue();
        page.navigate(PAGE + "?from=" + to + "&to=" + from);
        assertThat(page.locator(".picture[data-state=drawn]")).isVisible();
        assertThat(page.locator(".before .djs-element.removed[data-element-id=owner-note]")).isVisible();

        page.navigate(PAGE + "?from=" + from + "&to=" + from);
        assertThat(page.locator(".empty")).hasText("两版一样，没有不同。");
    }

    @Test
    @DisplayName("another line's owner cannot compare, and a version that is not there is said to be missing")
    void rights() throws Exception {
        http.perform(get(PAGE).with(as("process-owner-showroom-1"))).andExpect(status().isNotFound());
        http.perform(get("/api/workbench/" + FOLDER + "/versions/draft/vehicle-repair.bpmn").with(as("process-owner-showroom-1"))).andExpect(status().isNotFound());
        http.perform(get("/api/workbench/" + FOLDER + "/versions/draft/vehicle-repair.bpmn").with(as(OWNER))).andExpect(status().isOk());
        http.perform(get("/api/workbench/" + FOLDER + "/versions/nothing/vehicle-repair.bpmn").with(as(OWNER))).andExpect(status().isBadRequest());
        http.perform(get("/api/workbench/" + FOLDER + "/versions/draft/nothing.bpmn").with(as(OWNER))).andExpect(status().isNotFound());
    }
}
