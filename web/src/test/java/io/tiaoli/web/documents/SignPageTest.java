package io.tiaoli.web.documents;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.testing.PdfText;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Orders;
import io.tiaoli.web.testing.Papers;
import io.tiaoli.web.testing.Pictures;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;

@AppTest
class SignPageTest {

    @Autowired TaskService tasks;
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
        assertThat(PdfText.of(pdf)).contains("张伟").contains("2026");
    }

    @Test
    @DisplayName("the page offers the person whom the paper names, who need not be the customer of the case")
    void offersTheSigner() throws Exception {
        var order = orders.open();
        var task = orders.collect(order, 10_000);
        tasks.claim(task.getId(), "cashier-1");
        var agreement = papers.agreement(order, "李娜");
        http.perform(get("/documents/" + agreement.id() + "/sign").with(as("cashier-1")))
                .andExpect(content().string(containsString("value=\"李娜\""))).andExpect(content().string(not(containsString("张伟"))))
                .andExpect(content().string(containsString("#/?task=" + task.getId() + "\">← 回到任务「" + task.getName() + "」")));
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
    @DisplayName("a signed paper that is wrong gets a new version with a reason, which is signed anew; the wrong one stays readable")
    void corrects() throws Exception {
        var paper = paper();
        documents.sign(paper.id(), "张伟", Pictures.signature(), "cashier-1");
        var signed = documents.pdf(paper.id());
        var page = desk.open("cashier-1", "/cases/" + paper.caseNo());
        page.locator("#papers").getByText("详情").click();
        page.locator("summary").click();
        page.getByLabel("更正原因").fill("漏了机滤");
        Browser.screenshot(page, "correct-paper");
        page.locator("details button").click();

        assertThat(page.locator("[role=status]")).containsText("这是更正后的第 2 版。原来的签名不算数了，请客户重新签名。");
        assertThat(page.locator("#pad")).isVisible();
        assertThat(page.getByText("第 2 版").first()).isVisible();
        page.navigate("/cases/" + paper.caseNo());
        assertThat(page.locator("#papers")).containsText("更正原因：漏了机滤（");
        assertThat(page.locator("#papers")).containsText("已有新版");
        assertThat(documents.pdf(paper.id())).isEqualTo(signed);
        assertThat(documents.latest(paper.caseNo(), paper.kind()).orElseThrow()).satisfies(second -> {
            assertThat(second.version()).isEqualTo(2);
            assertThat(second.madeBy()).isEqualTo("cashier-1");
            assertThat(second.reason()).contains("漏了机滤");
            assertThat(second.state()).isEqualTo(Document.State.DRAFT);
        });
    }

    @Test
    @DisplayName("only whose turn it is, or who answers for the case, corrects a paper, and only the latest version, with a reason")
    void correctsWithinLimits() throws Exception {
        var paper = paper();
        var correction = post("/documents/" + paper.id() + "/correction");
        http.perform(correction.with(as("car-washer-1")).with(csrf()).param("reason", "x")).andExpect(status().isNotFound());
        // customer service sees every case, and changes none of them here
        http.perform(get("/documents/" + paper.id() + "/sign").with(as("customer-service-1"))).andExpect(content().string(not(containsString("correction"))));
        http.perform(post("/documents/" + paper.id() + "/correction").with(as("customer-service-1")).with(csrf()).param("reason", "x")).andExpect(status().isForbidden());
        assertThat(refused(paper, " ")).contains("更正单据请写明原因");
        assertThat(refused(paper, "长".repeat(501))).contains("原因最多 500 个字，现在是 501 个");
        assertThat(documents.of(paper.caseNo())).hasSize(1);
        http.perform(post("/documents/" + paper.id() + "/correction").with(as("administrator-1")).with(csrf()).param("reason", "金额写错")).andExpect(status().isSeeOther());
        assertThat(refused(paper, "再改")).contains("「报价单」第 1 版已有更新的版本");
        assertThat(documents.of(paper.caseNo())).hasSize(2);
    }

    private String refused(Document paper, String reason) throws Exception {
        return http.perform(post("/documents/" + paper.id() + "/correction").with(as("cashier-1")).with(csrf()).param("reason", reason))
                .andExpect(status().isSeeOther()).andReturn().getFlashMap().get("problem").toString();
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
