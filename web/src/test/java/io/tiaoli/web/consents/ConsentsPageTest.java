package io.tiaoli.web.consents;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Orders;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;

@AppTest
class ConsentsPageTest {

    @Autowired Desk desk;
    @Autowired MockMvc http;
    @Autowired Orders orders;
    @Autowired Consents consents;

    @Test
    @DisplayName("the reception finds a customer by plate, records what they agree to with how and when, and takes it back")
    void recordsAndWithdraws() {
        var order = orders.open();
        String customer = order.customer().id();
        var page = desk.open("service-advisor-1", "/reception");
        page.locator("#consent-of").fill(order.vehicle().plateNo());
        button(page, "查联系同意").click();
        assertThat(row(page, "关怀")).containsText("没有同意");

        var agree = page.locator("form[action$='/agreed']");
        agree.locator("[name=purpose]").selectOption(new SelectOption().setLabel("关怀"));
        agree.locator("[name=source]").selectOption("到店时口头说的");
        agree.locator("[name=note]").fill("晚上打");
        button(page, "登记同意").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("张先生同意关怀联系");
        assertThat(row(page, "关怀")).containsText("到店时口头说的：晚上打（周敏登记）");
        assertThat(row(page, "邀约")).containsText("没有同意");
        assertThat(consents.allows(customer, ContactPurpose.CARE)).isTrue();
        assertThat(consents.allows(customer, ContactPurpose.APPOINTMENT_OFFER)).isFalse();
        Browser.screenshot(page, "consents");

        var withdraw = page.locator("form[action$='/withdrawn']");
        withdraw.locator("[name=purpose]").selectOption(new SelectOption().setLabel("关怀"));
        withdraw.locator("[name=source]").selectOption("电话里说的");
        button(page, "撤回同意").click();
        assertThat(row(page, "关怀")).containsText("已撤回");
        assertThat(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("关怀"))).hasCount(2);
        assertThat(consents.allows(customer, ContactPurpose.CARE)).isFalse();

        var phone = desk.phone("service-advisor-1", "/consents?customer=" + customer);
        assertThat(phone.getByText("张先生").first()).isVisible();
        Browser.screenshot(phone, "consents-phone");
    }

    @Test
    @DisplayName("the case page leads there, and all consents are taken back in one go")
    void leaveMeAlone() {
        var order = orders.open();
        consents.grant(order.customer().id(), ContactPurpose.CARE, "预约时口头同意");
        var page = desk.open("customer-service-1", "/cases/" + order.caseNo());
        page.getByText("联系同意").click();
        assertThat(row(page, "关怀")).containsText("预约时口头同意");

        var withdraw = page.locator("form[action$='/withdrawn']");
        withdraw.locator("[name=purpose]").selectOption(new SelectOption().setLabel("全部（勿扰）"));
        withdraw.locator("[name=source]").selectOption("短信或微信回复");
        button(page, "撤回同意").click();
        assertThat(page.getByText("客户要求勿扰")).isVisible();
        assertThat(consents.allows(order.customer().id(), ContactPurpose.CARE)).isFalse();
    }

    @Test
    @DisplayName("an unknown customer is said to be unknown, a source must be named, and only those who talk to customers come in")
    void refusals() throws Exception {
        String path = "/consents/" + orders.open().customer().id() + "/agreed";
        http.perform(get("/consents").param("q", "京Z99999").with(as("service-advisor-1"))).andExpect(content().string(containsString("没有车牌或电话是「京Z99999」的客户")));
        http.perform(get("/consents").param("customer", "no-such").with(as("service-advisor-1"))).andExpect(status().isNotFound());
        http.perform(post(path).param("purpose", "CARE").with(as("service-advisor-1")).with(csrf())).andExpect(flash().attribute("problem", containsString("请选择客户怎么说的")));
        http.perform(post(path).param("purpose", "EMERGENCY").param("source", "电话里说的").with(as("service-advisor-1")).with(csrf()))
                .andExpect(flash().attribute("problem", containsString("不用登记同意")));
        http.perform(post(path).param("purpose", "CARE").param("source", "电话里说的").param("note", "很".repeat(31)).with(as("service-advisor-1")).with(csrf()))
                .andExpect(flash().attribute("problem", "说明有 31 个字，最多 30 个字"));
        http.perform(get("/consents").with(as("car-washer-1"))).andExpect(status().isForbidden());
        http.perform(post(path).param("purpose", "CARE").param("source", "电话里说的").with(as("car-washer-1")).with(csrf())).andExpect(status().isForbidden());
    }

    private static Locator row(Page page, String purpose) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHas(page.locator("td").getByText(purpose, new Locator.GetByTextOptions().setExact(true))));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
