package io.tiaoli.web.signon;

import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;

import jakarta.servlet.http.HttpSession;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Wire;

@AppTest
class SignOnTest {

    static final String TASKLIST = "/camunda/app/tasklist/default/";

    @Autowired MockMvc http;
    @Autowired Wire wire;
    @Autowired Floor floor;

    ResultActions signIn(String user, String password, String address, MockHttpSession session) throws Exception {
        return http.perform(post("/login").param("username", user).param("password", password).session(session).with(from(address)).with(csrf()));
    }

    static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    @Test
    @DisplayName("whoever signs in gets a new session, and nothing is left of it after signing out")
    void session() throws Exception {
        var before = new MockHttpSession();
        String planted = before.getId();
        HttpSession after = signIn("service-advisor-1", Desk.PASSWORD, "10.1.0.1", before).andExpect(redirectedUrl(TASKLIST)).andReturn().getRequest().getSession(false);
        assertThat(after.getId()).as("a session that somebody else has planted").isNotEqualTo(planted);

        http.perform(get("/api/me").session((MockHttpSession) after)).andExpect(status().isOk());
        http.perform(post("/logout").session((MockHttpSession) after).with(csrf())).andExpect(redirectedUrl("/login?out"));
        assertThat(((MockHttpSession) after).isInvalid()).isTrue();
    }

    @Test
    @DisplayName("no script reads the session's cookie, and no other site sends it along with a form")
    void cookie() {
        var cookie = wire.get("/login").headers().allValues("Set-Cookie").stream().filter(set -> set.startsWith("TIAOLI=")).findFirst().orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
        var behindTls = wire.get("/login", "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7").headers().allValues("Set-Cookie").stream().filter(set -> set.startsWith("TIAOLI=")).findFirst().orElseThrow();
        assertThat(behindTls).as("behind a balancer that speaks TLS").contains("Secure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/assets/tiaoli.css", "/cases", "/workbench", "/no-such-page"})
    @DisplayName("our pages load nothing from elsewhere, run no script of a page, and are shown in no foreign frame")
    void headers(String path) throws Exception {
        var policy = http.perform(get(path).with(as("administrator-1"))).andExpect(header().string("X-Content-Type-Options", "nosniff")).andExpect(header().string("X-Frame-Options", "SAMEORIGIN"))
                .andExpect(header().string("Referrer-Policy", "same-origin")).andReturn().getResponse().getHeader("Content-Security-Policy");
        assertThat(policy).contains("default-src 'self'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'self'").doesNotContain("unsafe-inline", "unsafe-eval", "*");
    }

    @Test
    @DisplayName("wrong passwords are slowed down for that user at that address alone, and the right person comes in from elsewhere")
    void bruteForce() throws Exception {
        for (int i = 0; i < 5; i++) signIn("technician-1", "wrong-" + i, "203.0.113.9", new MockHttpSession()).andExpect(redirectedUrl("/login?wrong"));
        signIn("technician-1", Desk.PASSWORD, "203.0.113.9", new MockHttpSession()).andExpect(redirectedUrlPattern("/login?wait=*"));
        signIn("technician-1", Desk.PASSWORD, "10.1.0.2", new MockHttpSession()).andExpect(redirectedUrl(TASKLIST));
        floor.at(floor.now().plus(Duration.ofSeconds(16)));
        signIn("technician-1", Desk.PASSWORD, "203.0.113.9", new MockHttpSession()).andExpect(redirectedUrl(TASKLIST));
    }

    @Test
    @DisplayName("nobody learns from an answer whether a user exists")
    void enumeration() throws Exception {
        signIn("cashier-1", "wrong", "203.0.113.10", new MockHttpSession()).andExpect(redirectedUrl("/login?wrong"));
        signIn("no-such-person", "wrong", "203.0.113.10", new MockHttpSession()).andExpect(redirectedUrl("/login?wrong"));
        for (int i = 0; i < 4; i++) signIn("no-such-person", "wrong", "203.0.113.10", new MockHttpSession());
        signIn("no-such-person", "wrong", "203.0.113.10", new MockHttpSession()).andExpect(redirectedUrlPattern("/login?wait=*"));
    }
}
