package io.tiaoli.web.expected;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Post;
import io.tiaoli.web.testing.Staff;

@AppTest
class ExpectedPageTest {

    @Autowired Desk desk;
    @Autowired Post post;
    @Autowired MockMvc http;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;
    LocalDate day;

    @BeforeEach
    void aDayAhead() {
        day = LocalDate.now(clock).plusDays(40);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from prospect where case_no like 'T-EXP-%'").update();
    }

    void agreed(String caseNo, String name, String phone, String consultant, LocalDate on, String time, String result) {
        var at = on.atTime(LocalTime.parse(time)).atZone(clock.getZone()).toOffsetDateTime();
        jdbc.sql("insert into prospect (case_no, customer_id, consultant, model, left_at, result, visit_at) values (?, ?, ?, '轩逸', ?, ?, ?)")
                .params("T-EXP-" + caseNo, post.customer(name, phone).id(), consultant, at.minusDays(2), result, at).update();
    }

    void threeVisitors() {
        agreed("2", "李娜", "13900000772", "sales-consultant-2", day, "15:30", "VISIT_AGREED");
        agreed("1", "张伟", "13900000771", "sales-consultant-1", day, "09:30", "VISIT_AGREED");
        agreed("3", "王芳", "13900000773", "sales-consultant-1", day.plusDays(1), "00:00", "VISIT_AGREED");
        agreed("4", "赵敏", "13900000774", "sales-consultant-1", day, "11:00", "CONTINUE");
    }

    static com.microsoft.playwright.Locator rows(Page page) {
        return page.locator("tbody tr");
    }

    @Test
    @DisplayName("the reception and managers see everybody who agreed to come that day, the earliest first")
    void all() {
        threeVisitors();
        var page = desk.open("showroom-manager-1", "/expected?day=" + day);
        assertThat(rows(page)).hasCount(2);
        assertThat(rows(page).nth(0)).containsText("09:30");
        assertThat(rows(page).nth(0)).containsText("张伟");
        assertThat(rows(page).nth(0)).containsText("13900000771");
        assertThat(rows(page).nth(0)).containsText("轩逸");
        assertThat(rows(page).nth(1)).containsText("李娜");
        Browser.screenshot(page, "expected");
        page.locator("text=后一天").click();
        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page).nth(0)).containsText("王芳");
    }

    @Test
    @DisplayName("a consultant sees the own visitors, on the phone too, and comes to the page from the menu")
    void own() {
        threeVisitors();
        var page = desk.phone("sales-consultant-1", "/expected?day=" + day);
        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page).nth(0)).containsText("张伟");
        Browser.screenshot(page, "expected-on-phone");
        page.locator("header a:has-text('预约来店')").click();
        assertThat(page.locator("h2")).containsText("今天");
    }

    @Test
    @DisplayName("a day on which nobody comes says so")
    void nobody() {
        var page = desk.open("reception-desk-1", "/expected?day=" + day.plusYears(1));
        assertThat(page.locator(".empty")).hasText("这一天没有约好来店的客户。");
        assertThat(rows(page)).hasCount(0);
    }

    @Test
    @DisplayName("who has nothing to do with the showroom does not see its visitors; a day that is none is refused")
    void refused() throws Exception {
        http.perform(get("/expected").with(Staff.as("technician-1"))).andExpect(status().isForbidden());
        http.perform(get("/expected").with(Staff.as("sales-manager-1"))).andExpect(status().isOk());
        http.perform(get("/expected?day=morgen").with(Staff.as("sales-manager-1"))).andExpect(status().isBadRequest());
    }
}
