package io.tiaoli.web.absences;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.tiaoli.processes.deadlines.Absences;
import io.tiaoli.processes.deadlines.Absences.Absence;
import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;

@AppTest
class AbsencesTest {

    @Autowired Desk desk;
    @Autowired Absences absences;
    @Autowired MockMvc http;

    @AfterEach
    void everybodyIsBack() {
        absences.current().forEach(a -> absences.remove(a.id()));
    }

    @Test
    @DisplayName("a manager enters who is away and who stands in, sees it in the list and takes it back")
    void entersAndRemoves() {
        var page = desk.open("service-manager-1", "/absences");
        assertThat(page.getByText("没有人请假。")).isVisible();
        page.locator("#user").selectOption("service-advisor-1");
        page.locator("#from").fill("2026-11-23");
        page.locator("#until").fill("2026-11-25");
        page.locator("#substitute").selectOption("customer-service-1");
        page.locator("form.card button").click();
        assertThat(page.locator("tbody tr")).containsText("周敏 正在请假");
        assertThat(page.locator("tbody tr")).containsText("蒋丽");
        Browser.screenshot(page, "absences");
        assertThat(absences.current()).singleElement().extracting(Absence::user, Absence::from, Absence::until, Absence::substitute)
                .containsExactly("service-advisor-1", LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 25), Optional.of("customer-service-1"));

        page.getByText("删除").click();
        assertThat(page.getByText("没有人请假。")).isVisible();
        assertThat(absences.current()).isEmpty();
    }

    @Test
    @DisplayName("what cannot be is refused in one sentence, and what was entered stays on the page")
    void refusesAndKeeps() {
        var page = desk.phone("service-manager-1", "/absences");
        page.locator("#user").selectOption("service-advisor-1");
        page.locator("#from").fill("2026-11-28");
        page.locator("#until").fill("2026-11-24");
        page.locator("form.card button").click();
        assertThat(page.locator("[role=alert]")).containsText("不能早于");
        assertThat(page.locator("#user")).hasValue("service-advisor-1");
        assertThat(page.locator("#from")).hasValue("2026-11-28");
        Browser.screenshot(page, "absences-on-phone");
        assertThat(absences.current()).isEmpty();
    }

    @Test
    @DisplayName("only one's own people can be entered or taken back, with days that make sense, once")
    void guards() throws Exception {
        var manager = as("service-manager-1", "service-manager");
        assertThat(refused(manager, "cashier-1", "2026-11-23", "2026-11-24", "")).contains("只能登记您管理的同事");
        assertThat(refused(manager, "service-advisor-1", "2026-11-23", "2026-11-24", "cashier-1")).contains("代理人只能是您管理的同事");
        assertThat(refused(manager, "service-advisor-1", "2026-11-23", "2026-11-24", "service-advisor-1")).contains("代理人不能是本人");
        assertThat(refused(manager, "service-advisor-1", "23.11.2026", "2026-11-24", "")).contains("「从」的日期「23.11.2026」不对");
        assertThat(refused(manager, "service-advisor-1", "2026-11-01", "2026-11-20", "")).contains("已经过去");
        assertThat(refused(manager, "service-advisor-1", "2026-11-23", "2029-11-20", "")).contains("太长");
        assertThat(absences.current()).isEmpty();

        absences.enter("service-advisor-1", LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24), Optional.empty(), "service-manager-1");
        assertThat(refused(manager, "service-advisor-1", "2026-11-24", "2026-11-26", "")).contains("已登记 2026-11-23 至 2026-11-24");
        String id = absences.current().get(0).id();
        http.perform(post("/absences/" + id + "/remove").with(as("showroom-manager-1", "showroom-manager")).with(csrf())).andExpect(status().isNotFound());
        http.perform(get("/absences").with(as("service-advisor-1", "service-advisor"))).andExpect(status().isForbidden());
        http.perform(post("/absences").param("user", "technician-1").param("from", "2026-11-24").param("until", "2026-11-24").with(as("service-advisor-1", "service-advisor")).with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(absences.current()).extracting(Absence::id).isEqualTo(List.of(id));
    }

    private String refused(RequestPostProcessor who, String user, String from, String until, String substitute) throws Exception {
        return http.perform(post("/absences").param("user", user).param("from", from).param("until", until).param("substitute", substitute).with(who).with(csrf()))
                .andExpect(status().is3xxRedirection()).andReturn().getFlashMap().get("problem").toString();
    }

    private static RequestPostProcessor as(String user, String group) {
        return user(user).authorities(new SimpleGrantedAuthority("GROUP_" + group));
    }
}
