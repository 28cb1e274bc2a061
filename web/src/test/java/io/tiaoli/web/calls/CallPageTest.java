package io.tiaoli.web.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Post;
import io.tiaoli.web.testing.Staff;
import io.tiaoli.workers.calls.CallPurpose;
import io.tiaoli.workers.calls.IncomingCalls;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;

@AppTest
class CallPageTest {

    private static int number;

    @Autowired Desk desk;
    @Autowired Floor floor;
    @Autowired Post post;
    @Autowired Customers customers;
    @Autowired Vehicles vehicles;
    @Autowired Cases cases;
    @Autowired IncomingCalls calls;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired MockMvc http;

    Customer known;
    String phone;
    String plate;

    @BeforeEach
    void knownCustomer() {
        phone = "1357777%04d".formatted(++number);
        plate = "京C7%04d".formatted(number);
        known = customers.add("祝福来" + number, Optional.of("女士"), Optional.of(phone));
        vehicles.add(known.id(), plate, Optional.of("轩逸 1.6L"));
    }

    static void type(Page page, String selector, String text) {
        page.locator(selector).pressSequentially(text, new com.microsoft.playwright.Locator.PressSequentiallyOptions().setDelay(20));
    }

    @Test
    @DisplayName("while the number is typed the known customer appears with cars, open cases and last contact, and is chosen with the keyboard")
    void findsWhileTyping() {
        String open = post.caseOf(known, "vehicle-repair");
        var page = desk.open("reception-desk-1", "/calls");
        type(page, "#callerNumber", phone.substring(0, 9));
        assertThat(page.locator("#found li").first()).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowUp");
        Browser.screenshot(page, "calls-typing");
        type(page, "#callerNumber", phone.substring(9));
        assertThat(page.locator("#who")).containsText(known.fullName() + "（女士）");
        assertThat(page.locator("#who")).containsText(plate + " 轩逸 1.6L");
        assertThat(page.locator("#who a")).containsText(open);
        assertThat(page.locator("#who")).containsText("没有记录");
        assertThat(page.locator("#callerName")).hasValue(known.fullName());
        Browser.screenshot(page, "calls-known");
    }

    @Test
    @DisplayName("the call starts with few keys: number, purpose, what was said; the page leads to the next step")
    void startsTheFlow() {
        var page = desk.open("reception-desk-1", "/calls");
        type(page, "#callerNumber", phone);
        assertThat(page.locator("#who")).isVisible();
        page.locator("label.choice", new Page.LocatorOptions().setHasText("看车买车")).click();
        page.locator("#needs").fill("想看新款");
        page.locator("#needs").press("Control+Enter");
        assertThat(page.locator("[role=status]").first()).containsText("来电已登记");
        assertThat(page.locator("#next")).hasText("购车咨询");
        String caseNo = page.locator("p.good a").first().textContent();
        assertThat(caseNo).startsWith("LD-");
        assertThat(cases.find(caseNo).orElseThrow().customerId()).contains(known.id());
        assertThat(calls.find(caseNo).orElseThrow().purpose()).contains(CallPurpose.SALES);
        Browser.screenshot(page, "calls-started");
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseNo).singleResult()).satisfies(next -> {
            assertThat(next.getAssignee()).as("no click before going on").isEqualTo("reception-desk-1");
            assertThat(next.getDescription()).as("what was said is not asked again").contains("对方说：想看新款");
        });
    }

    @Test
    @DisplayName("on a phone: found by plate, the person asked for is chosen from a list, and nothing is lost when the server refuses")
    void onPhone() {
        var page = desk.phone("reception-desk-1", "/calls");
        type(page, "#search", plate.substring(1));
        assertThat(page.locator("#found li")).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page.locator("#who")).containsText(known.fullName());
        assertThat(page.locator("#callerNumber")).hasValue(phone);
        page.locator("label.choice", new Page.LocatorOptions().setHasText("投诉")).click();
        Browser.screenshot(page, "calls-on-phone");
        page.locator("button[type=submit]").click();
        assertThat(page.locator("[role=alert]")).containsText("投诉请在「对方说了什么」里记下经过");
        assertThat(page.locator("#callerNumber")).hasValue(phone);
        assertThat(page.locator("#callerName")).hasValue(known.fullName());
        assertThat(page.locator("#who")).containsText(plate);
        assertThat(page.locator("input[value=COMPLAINT]")).isChecked();
        page.locator("label.choice", new Page.LocatorOptions().setHasText("找人")).click();
        page.locator("#wantedPerson").selectOption("finance-1");
        page.locator("button[type=submit]").click();
        assertThat(page.locator("#next")).hasText("转接");
    }

    @Test
    @DisplayName("a call that rings is taken from the page, once")
    void takesARingingCall() {
        runtime.startProcessInstanceByMessage("call-arrived", Map.of("callerNumber", phone, "line", "SALES"));
        floor.settle();
        var page = desk.open("reception-desk-1", "/calls");
        page.locator(".ringing a", new Page.LocatorOptions().setHasText("接这一通")).first().click();
        assertThat(page.locator("#callerNumber")).hasValue(phone);
        assertThat(page.locator("#who")).containsText(known.fullName());
        page.locator("label.choice", new Page.LocatorOptions().setHasText("其他")).click();
        page.locator("button[type=submit]").click();
        assertThat(page.locator("#next")).hasText("小结与致谢");
        assertThat(tasks.createTaskQuery().taskDefinitionKey("answer-call").count()).isZero();
    }

    @Test
    @DisplayName("an unknown number is said to be new; what is not a number is refused by the server")
    void unknown() {
        var page = desk.open("reception-desk-1", "/calls");
        type(page, "#callerNumber", "18800001111");
        assertThat(page.locator("#nobody")).containsText("登记为新客户");
        page.locator("#callerNumber").fill("12345");
        page.locator("label.choice", new Page.LocatorOptions().setHasText("其他")).click();
        page.locator("button[type=submit]").click();
        assertThat(page.locator("[role=alert]")).containsText("「来电号码」的值「12345」不合要求");
    }

    @Test
    @DisplayName("customers are found only by those who answer the telephone, and a wildcard is no wildcard")
    void guards() throws Exception {
        http.perform(get("/calls").with(Staff.as("technician-1"))).andExpect(status().isForbidden());
        http.perform(get("/api/callers").param("q", phone).with(Staff.as("technician-1"))).andExpect(status().isForbidden());
        http.perform(get("/api/callers").param("q", "%%%").with(Staff.as("reception-desk-1"))).andExpect(status().isOk()).andExpect(content().json("[]"));
        http.perform(get("/api/callers").param("q", "1").with(Staff.as("reception-desk-1"))).andExpect(status().isOk()).andExpect(content().json("[]"));
        http.perform(get("/calls").param("task", "gone").with(Staff.as("reception-desk-1"))).andExpect(status().isNotFound());
    }
}
