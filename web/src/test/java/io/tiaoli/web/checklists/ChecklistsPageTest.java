package io.tiaoli.web.checklists;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.OffsetDateTime;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Staff;

@AppTest
class ChecklistsPageTest {

    @Autowired Desk desk;
    @Autowired MockMvc http;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void forget() {
        jdbc.sql("delete from checklist_result where case_no = 'T-PAGE'").update();
    }

    void result(String person, String code, String score, String month) {
        jdbc.sql("insert into checklist_result (id, case_no, sheet_key, sheet_version, sheet_code, sheet_title, person, month_start, score, failed_items, filled_at, once_key) values (?, 'T-PAGE', 'x', '1', ?, '自查', ?, ?, ?, 1, ?, ?)")
                .params(UUID.randomUUID().toString(), code, person, java.time.LocalDate.parse(month), new java.math.BigDecimal(score), OffsetDateTime.parse(month + "T08:00:00+08:00"), UUID.randomUUID().toString()).update();
    }

    @Test
    @DisplayName("a manager sees the scores of his people by month, person and sheet, and nobody else's")
    void scores() {
        result("sales-consultant-1", "CL-01", "70.00", "2026-11-01");
        result("sales-consultant-1", "CL-01", "90.00", "2026-11-01");
        result("sales-consultant-1", "WS-6", "87.78", "2026-10-01");
        result("technician-1", "CL-99", "50.00", "2026-11-01");
        result("sales-consultant-1", "CL-01", "10.00", "2025-11-01");
        var page = desk.open("sales-manager-1", "/checklists");
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("tbody tr").nth(0)).containsText("2026-11");
        assertThat(page.locator("tbody tr").nth(0)).containsText("80");
        assertThat(page.locator("tbody tr").nth(1)).containsText("WS-6 自查");
        Browser.screenshot(page, "checklists");
        Browser.screenshot(desk.phone("sales-manager-1", "/checklists"), "checklists-on-phone");
    }

    @Test
    @DisplayName("who manages nobody does not see scores")
    void onlyManagers() throws Exception {
        http.perform(get("/checklists").with(Staff.as("sales-consultant-1"))).andExpect(status().isForbidden());
        http.perform(get("/checklists").with(Staff.as("showroom-manager-1"))).andExpect(status().isOk());
    }
}
