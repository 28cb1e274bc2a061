package io.tiaoli.web.cases;

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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Orders;
import io.tiaoli.web.testing.Orders.Order;
import io.tiaoli.web.testing.Papers;
import io.tiaoli.web.testing.Pictures;
import io.tiaoli.web.testing.Work;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.documents.NewPhoto;
import io.tiaoli.workers.documents.Photo;
import io.tiaoli.workers.documents.Photos;
import io.tiaoli.workers.events.StoredEvents;

@AppTest
class CasePageTest {

    @Autowired MockMvc http;
    @Autowired Desk desk;
    @Autowired Floor floor;
    @Autowired Orders orders;
    @Autowired Work work;
    @Autowired Papers papers;
    @Autowired Photos photos;
    @Autowired Cases cases;
    @Autowired CaseActs acts;
    @Autowired StoredEvents events;
    @Autowired TaskService tasks;

    /** A customer who has chosen to pay in cash: one form filled, one step open. */
    Order paying() {
        var order = orders.open();
        work.complete("cashier-1", orders.collect(order, 28_300), "paymentRequest", Map.of("action", "COLLECT", "method", "TRANSFER", "payerName", "张伟的公司"));
        return order;
    }

    @Test
    @DisplayName("at a desk the page tells the whole story: diagram, open step, form in plain words, paper, photo, payment, and who did it")
    void wholeStory() {
        var order = paying();
        papers.quote(order);
        photos.add(new NewPhoto(order.caseNo(), "walk-round", Photo.Kind.DAMAGE, "door.jpg", Pictures.jpeg(), Optional.of("左前门划痕")), "service-advisor-1");

        var page = desk.open("cashier-1", "/cases/" + order.caseNo());

        assertThat(page.locator("#diagram-canvas[data-state=drawn]")).isVisible();
        assertThat(page.locator("[data-element-id=compute-payment].passed")).hasCount(1);
        assertThat(page.locator("[data-element-id=collect-money].current")).hasCount(1);
        Browser.screenshot(page, "case-desk");
        page.getByText("现在的步骤").click();
        assertThat(page.locator("[data-element-id=request-payment].passed")).hasCount(1);
        assertThat(page.locator("[data-element-id=await-money].current")).hasCount(1);
        assertThat(page.locator(".bjs-breadcrumbs")).containsText("收款");
        assertThat(page.locator("#tasks")).containsText("等待到账");
        assertThat(page.locator("#tasks")).containsText("待领：收银、财务");
        page.locator("#forms summary").first().click();
        assertThat(page.locator("#forms")).containsText("怎么办收款");
        assertThat(page.locator("#forms")).containsText("付款方式转账");
        assertThat(page.locator("#forms")).containsText("付款人（收据抬头）张伟的公司");
        assertThat(page.locator("#money")).containsText("¥283.00");
        assertThat(page.locator("#papers")).containsText("待签字");
        assertThat(page.locator("#photos figcaption")).containsText("左前门划痕");
        assertThat(page.locator("#doings")).containsText("完成「说明手续并请付款」");
        assertThat(page.locator("#way")).containsText("计算应收款");
        page.locator("#papers").scrollIntoViewIfNeeded();
        Browser.screenshot(page, "case-desk-below");
    }

    @Test
    @DisplayName("what flows told each other stands there by its Chinese name, and by plate or name of whom it is about")
    void eventsAreNamed() throws Exception {
        var order = paying();
        events.publish("car-left", order.vehicle().id(), Map.of(), Duration.ofDays(1), Optional.of(order.caseNo()), "left/" + order.caseNo());
        events.publish("prospect-registered", order.customer().id(), Map.of(), Duration.ofDays(1), Optional.empty(), "prospect/" + order.caseNo());
        events.heardBy(events.about(order.customer().id()).get(0).id(), "test", Optional.of(order.caseNo()));
        http.perform(get("/cases/" + order.caseNo()).with(as("cashier-1"))).andExpect(content().string(containsString("车已离店")))
                .andExpect(content().string(containsString("<td>" + order.vehicle().plateNo()))).andExpect(content().string(containsString("有望客户已登记")))
                .andExpect(content().string(not(containsString("car-left")))).andExpect(content().string(not(containsString("prospect-registered"))))
                .andExpect(content().string(not(containsString(order.vehicle().id())))).andExpect(content().string(not(containsString(order.customer().id()))));
    }

    @Test
    @DisplayName("on a phone the diagram opens at the present step, large enough to read, and nothing is wider than the screen")
    void onPhone() {
        var order = paying();

        var page = desk.phone("cashier-1", "/cases/" + order.caseNo());

        assertThat(page.locator("#diagram-canvas[data-state=drawn]")).isVisible();
        var step = page.locator("[data-element-id=await-money].current").boundingBox();
        var canvas = page.locator("#diagram-canvas").boundingBox();
        assertThat(step.width).isGreaterThan(60);
        assertThat(step.x).isBetween(canvas.x, canvas.x + canvas.width);
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue()).isLessThanOrEqualTo(390);
        Browser.screenshot(page, "case-phone");
    }

    /** The newest stand on the page: the cases of other tests, which let days pass, are older than those of this one. */
    void afterAllOthers() {
        floor.at(Floor.OPENING.plusYears(1));
    }

    @Test
    @DisplayName("a case is found by plate, phone, name and number, by those who may see it")
    void search() throws Exception {
        afterAllOthers();
        var order = paying();
        for (String text : List.of(order.vehicle().plateNo().toLowerCase(), order.customer().phone().orElseThrow(), "张伟", order.caseNo())) {
            http.perform(get("/cases").param("q", text).with(as("cashier-1"))).andExpect(status().isOk()).andExpect(content().string(containsString("/cases/" + order.caseNo())));
            http.perform(get("/cases").param("q", text).with(as("car-washer-1"))).andExpect(content().string(not(containsString("/cases/" + order.caseNo()))));
        }
        http.perform(get("/cases").param("q", "没有这样的%").with(as("administrator-1"))).andExpect(content().string(containsString("没有找到「没有这样的%」的案件")));
    }

    @Test
    @DisplayName("the list shows the newest first, and an empty state to those who have none")
    void list() {
        afterAllOthers();
        var older = paying();
        var newer = paying();

        var page = desk.open("cashier-1", "/cases");
        var numbers = page.locator("tbody a").allInnerTexts();
        assertThat(numbers.indexOf(newer.caseNo())).isNotNegative().isLessThan(numbers.indexOf(older.caseNo()));
        Browser.screenshot(page, "cases-desk");
        var phone = desk.phone("designer-1", "/cases");
        assertThat(phone.getByText("还没有您能看的案件")).isVisible();
        Browser.screenshot(phone, "cases-empty-phone");
    }

    @Test
    @DisplayName("a case is open to its workers, also afterwards, to customer service and its managers, and not there for others")
    void rights() throws Exception {
        var order = paying();
        for (String person : List.of("cashier-1", "finance-1", "general-manager-1", "customer-service-1", "administrator-1")) {
            http.perform(get("/cases/" + order.caseNo()).with(as(person))).andExpect(status().isOk());
            http.perform(get("/api/cases/" + order.caseNo() + "/diagrams").with(as(person))).andExpect(status().isOk());
        }
        for (String person : List.of("car-washer-1", "sales-consultant-1", "process-owner-beauty-1", "machine-1")) {
            http.perform(get("/cases/" + order.caseNo()).with(as(person))).andExpect(status().isNotFound());
            http.perform(get("/api/cases/" + order.caseNo() + "/diagrams").with(as(person))).andExpect(status().isNotFound()).andExpect(jsonPath("$.message").value(containsString(order.caseNo())));
        }
        var call = orders.call(orders.open());
        tasks.claim(call.getId(), "follow-up-agent-1");
        http.perform(get("/cases/T-NONE").with(as("administrator-1"))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("whoever worked on a case sees it when nothing is open any more")
    void workedOn() throws Exception {
        var order = paying();
        work.complete("cashier-1", open(order, "await-money"), "arrival", Map.of("result", "ARRIVED"));
        acts.add(order.caseNo(), CaseActs.Act.REOPENED, Optional.empty(), "核对", "administrator-1");

        http.perform(get("/cases/" + order.caseNo()).with(as("cashier-1"))).andExpect(status().isOk()).andExpect(content().string(containsString("核对")));
    }

    @Test
    @DisplayName("the sub-case of a case that one sees is open too")
    void children() throws Exception {
        var order = paying();
        cases.open(order.caseNo() + "-C", "customer-file", Optional.of(order.caseNo()), Optional.of(order.customer().id()), Optional.empty(), "test");

        http.perform(get("/cases/" + order.caseNo()).with(as("cashier-1"))).andExpect(content().string(containsString("/cases/" + order.caseNo() + "-C")));
        http.perform(get("/cases/" + order.caseNo() + "-C").with(as("cashier-1"))).andExpect(status().isOk());
        http.perform(get("/cases/" + order.caseNo() + "-C").with(as("car-washer-1"))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("an administrator takes a step back with a reason; the earlier step is open again and the audit names who and why")
    void stepBack() throws Exception {
        var order = paying();
        var page = desk.open("administrator-1", "/cases/" + order.caseNo());

        assertThat(page.locator("#acts > p.warn")).containsText("不会自动撤回：收到的款、领出的配件、发出的消息");
        page.getByText("把「等待到账」退回到前面的步骤").click();
        var form = page.locator("form[action$='/back']");
        form.getByLabel("原因").fill("客户改用现金");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("退回")).click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("已退回");
        assertThat(page.locator("#tasks")).containsText("说明手续并请付款");
        assertThat(page.locator("#doings")).containsText("从「等待到账」退回「说明手续并请付款」");
        assertThat(page.locator("#doings")).containsText("客户改用现金");
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(order.caseNo()).list()).extracting("taskDefinitionKey").containsExactly("request-payment");
        Browser.screenshot(page, "case-step-back");

        var reopened = tasks.createTaskQuery().processInstanceBusinessKey(order.caseNo()).singleResult();
        assertThat(tasks.getVariableLocal(reopened.getId(), "paymentRequest")).as("the form as it was filled in").asString().contains("TRANSFER");
        http.perform(get("/api/tasks/" + reopened.getId() + "/context").with(as("cashier-1"))).andExpect(jsonPath("$.causes[0]").value("客户改用现金"));
    }

    @Test
    @DisplayName("a case is cancelled with a reason by those who answer for it, and by nobody else")
    void cancel() throws Exception {
        var order = paying();
        var address = "/cases/" + order.caseNo() + "/cancel";
        http.perform(post(address).param("reason", "x").with(as("car-washer-1")).with(csrf())).andExpect(status().isNotFound());
        http.perform(post(address).param("reason", "x").with(as("cashier-1")).with(csrf())).andExpect(status().isForbidden());
        http.perform(post(address).param("reason", " ").with(as("administrator-1")).with(csrf())).andExpect(status().isBadRequest()).andExpect(content().string(containsString("请写明原因")));
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(order.caseNo()).count()).isEqualTo(1);

        http.perform(post(address).param("reason", "客户不修了").with(as("administrator-1")).with(csrf())).andExpect(status().isSeeOther());

        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(order.caseNo()).count()).isZero();
        assertThat(cases.find(order.caseNo()).orElseThrow().outcome()).contains("CANCELLED");
        assertThat(acts.of(order.caseNo())).singleElement().satisfies(done -> assertThat(done.reason()).isEqualTo("客户不修了"));
        http.perform(post(address).param("reason", "again").with(as("administrator-1")).with(csrf())).andExpect(status().isBadRequest()).andExpect(content().string(containsString("已经结束")));
    }

    private org.camunda.bpm.engine.task.Task open(Order order, String step) {
        return tasks.createTaskQuery().processInstanceBusinessKey(order.caseNo()).taskDefinitionKey(step).singleResult();
    }
}
