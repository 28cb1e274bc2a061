package io.tiaoli.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;

@AppTest
class WholeApplicationTest {

    @Autowired Desk desk;
    @Autowired MockMvc http;

    @Test
    @DisplayName("a stranger signs in and stands where they wanted to go")
    void signsIn() {
        var page = desk.open("service-advisor-1", "/sign-out");

        assertThat(page).hasURL(Pattern.compile(".*/sign-out.*"));
        assertThat(page.getByText("确定退出吗？")).isVisible();
    }

    @Test
    @DisplayName("our own interface answers strangers with 401 and staff with their name")
    void whoAmI() throws Exception {
        http.perform(get("/api/me")).andExpect(status().isUnauthorized());
        http.perform(get("/api/me").with(user("service-advisor-1").authorities(new SimpleGrantedAuthority("GROUP_service-advisor"))))
                .andExpect(status().isOk()).andExpect(jsonPath("$.name").value("周敏"));
    }
}
