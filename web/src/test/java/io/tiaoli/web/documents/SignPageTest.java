package io.tiaoli.web.documents;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.Page;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Orders;
import io.tiaoli.web.testing.Papers;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;

@AppTest
class SignPageTest {

    @Autowired MockMvc http;
    @Autowired Desk desk;
    @Autowired Orders orders;
    @Autowired Papers papers;
    @Autowired Documents documents;

    Document paper() {
        var order = orders.open();
        orders.collect(order, 10_000);
        return papers.quote(order);
    }

    static void draw(Page page) {
        page.locator("#pad").scrollIntoViewIfNeeded();
        var pad = page.locator("#pad").boundingBox();
        page.mouse().move(pad.x + 40, pad.y + 60);
        page.mouse().down();
        for (int step = 1; step <= 12; step++) page.mouse().move(pad.x + 40 + step * 18, pad.y + 60 + (step % 3) * 30);
        page.mouse().up();
    }

    @Test
    @DisplayName("on a phone a customer reads the paper and signs it; the paper then bears name and moment and is signed for good")
    void signs() throws Exception {
        var paper = paper();
        var page = desk.phone("cashier-1", "/documents/" + paper.id() + "/sign");
        assertThat((Boolean) page.evaluate("async () => { const i = document.querySelector('.paper'); await i.decode(); return i.naturalWidth > 600; }")).isTrue();
        assertThat(page.getByLabel("签名人姓名")).hasValue("张伟");
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue()).isLessThanOrEqualTo(390);

        page.getByText("确认签字").click();
        assertThat(page.locator("#problem")).hasText("签名框是空白的，请签名后再提交。");
        draw(page);
        Browser.screenshot(page, "sign-phone");
        page.getByText("确认签字").click();

        assertThat(page.locator("[role=status]")).containsText("张伟 于 2026-11-23 09:00 签字");
        assertThat(page.locator("#pad")).hasCount(0);
        page.evaluate("document.querySelector('.paper').decode()");
        Browser.screenshot(page, "signed-phone");
        var signed = documents.get(paper.id());
        assertThat(signed.state()).isEqualTo(Document.State.SIGNED);
        assertThat(signed.signature().orElseThrow().witness()).isEqualTo("cashier-1");
        var pdf = http.perform(get("/documents/" + paper.id()).with(as("cashier-1"))).andExpect(content().contentType("application/pdf")).andReturn().getResponse().getContentAsByteArray();
        try (var read = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(read)).contains("张伟").contains("2026");
        }
    }

    @Test
    @DisplayName("on a tablet a stroke can be cleared, and a refusal of the server is said in words and keeps the drawing")
    void refusal() {
        var paper = paper();
        var page = desk.open("cashier-1", "/documents/" + paper.id() + "/sign");
        page.setViewportSize(820, 1180);
        draw(page);
        page.getByText("重签").click();
        page.getByText("确认签字").click();
        assertThat(page.locator("#problem")).hasText("签名框是空白的，请签名后再提交。");

        draw(page);
        documents.correct(paper.id(), "金额写错", "service-advisor-1");
        page.getByText("确认签字").click();

        assertThat(page.locator("#problem")).hasText("「报价单」第 1 版已有更新的版本，请打开最新的一版");
        assertThat(page.locator("#pad")).isVisible();
        Browser.screenshot(page, "sign-tablet");
        page.reload();
        page.getByText("最新的一版").click();
        assertThat(page.getByText("第 2 版")).isVisible();
    }

    @Test
    @DisplayName("a paper belongs to those who see its case; for others it is not there, on every way")
    void rights() throws Exception {
        var paper = paper();
        var body = "{\"name\":\"张伟\",\"image\":\"data:image/png;base64,AAAA\"}";
        for (String address : new String[] {"/documents/" + paper.id(), "/documents/" + paper.id() + "/sign", "/documents/" + paper.id() + "/pages/1"}) {
            http.perform(get(address).with(as("cashier-1"))).andExpect(status().isOk());
            http.perform(get(address).with(as("car-washer-1"))).andExpect(status().isNotFound());
        }
        http.perform(get("/documents/" + paper.id() + "/pages/7").with(as("cashier-1"))).andExpect(status().isNotFound());
        var sign = post("/api/documents/" + paper.id() + "/signature").contentType(MediaType.APPLICATION_JSON).content(body);
        http.perform(sign.with(as("car-washer-1")).with(csrf())).andExpect(status().isNotFound());
        http.perform(post("/api/documents/" + paper.id() + "/signature").contentType(MediaType.APPLICATION_JSON).content(body).with(as("cashier-1")).with(csrf()))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.message").value(containsString("签名图片不是 PNG")));
        assertThat(documents.get(paper.id()).state()).isEqualTo(Document.State.DRAFT);
    }
}
