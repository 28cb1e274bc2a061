package io.tiaoli.web.notices;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Orders;

@AppTest
class NoticePageTest {

    @Autowired Desk desk;
    @Autowired Orders orders;
    @Autowired Floor floor;

    @Test
    @DisplayName("a late task is told to the manager of its role, with the ways to the task and to the case; whoever has none reads so")
    void escalation() {
        var order = orders.open();
        var task = orders.call(order);
        floor.advance(Duration.ofDays(3));

        var page = desk.open("business-dept-manager-1", "/notices");
        var row = page.locator("tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText(order.caseNo()));
        assertThat(row).containsText("电话联系客户");
        assertThat(row).containsText("已超期");
        assertThat(row.locator("a[href='/cases/" + order.caseNo() + "']")).isVisible();
        assertThat(row.locator("a[href$='task=" + task.getId() + "']")).isVisible();
        Browser.screenshot(page, "notices-desk");
        var phone = desk.phone("designer-1", "/notices");
        assertThat(phone.getByText("没有快到期或超期的任务")).isVisible();
        Browser.screenshot(phone, "notices-phone");
    }
}
