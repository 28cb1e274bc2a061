package io.tiaoli.web.machines;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.signon.MachineTokens;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Wire;

@AppTest
class TokensTest {

    static final String PATH = "/engine-rest/process-definition/count";

    @Autowired Desk desk;
    @Autowired Floor floor;
    @Autowired Wire wire;
    @Autowired MachineTokens tokens;
    @Autowired MockMvc http;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    @BeforeEach
    @AfterEach
    void noTokens() {
        jdbc.sql("delete from machine_token").update();
    }

    @Test
    @DisplayName("an administrator makes a token, sees it once, sees its use, and revokes it")
    void makesAndRevokes() {
        var page = desk.open("administrator-1", "/tokens");
        assertThat(page.getByText("还没有令牌。")).isVisible();
        page.locator("#name").fill("库存系统");
        page.locator("#until").fill("2026-12-31");
        page.locator("form.card button").click();
        String token = page.locator("#made").textContent();
        Browser.screenshot(page, "tokens");
        assertThat(wire.get(PATH, "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select secret_hash from machine_token").query(String.class).single()).as("the secret is not kept").isNotEqualTo(token.substring(token.lastIndexOf('-') + 1));

        page.navigate("/tokens");
        assertThat(page.locator("#made")).hasCount(0);
        assertThat(page.locator("tbody tr")).containsText("库存系统");
        assertThat(page.locator("tbody tr")).containsText("2026-12-31");
        assertThat(page.locator("tbody tr")).containsText("2026-11-23 09:00");
        page.locator("button.danger").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("已作废「库存系统」");
        assertThat(wire.get(PATH, "Authorization", "Bearer " + token).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("a token opens the interface of machines and nothing else, until its last day is over")
    void opensOneDoor() {
        String token = token(Duration.ofDays(1));
        assertThat(answer(PATH, token)).isEqualTo(200);
        assertThat(answer("/engine-rest/user", token)).as("no more than the group of machines may").isEqualTo(200);
        assertThat(wire.get("/engine-rest/user", "Authorization", "Bearer " + token).body()).isEqualTo("[]");
        for (String path : new String[] {"/tokens", "/cases", "/api/me", "/camunda/api/engine/engine/default/task", "/callbacks/sms/receipts"}) {
            assertThat(answer(path, token)).as(path).isGreaterThanOrEqualTo(302);
        }
        floor.at(floor.now().plusDays(1));
        assertThat(answer(PATH, token)).as("expired").isEqualTo(401);
    }

    @Test
    @DisplayName("a wrong token is refused, and guessing at one slows down nobody but the guesser")
    void slowsDownGuessing() {
        String token = token(Duration.ofDays(1));
        String other = token(Duration.ofDays(1));
        String wrong = token.substring(0, token.length() - 4) + "0000";
        for (String text : new String[] {"x", "tiaoli-0123456789abcdef-" + "0".repeat(64), "Tiaoli-demo-2026", "' or 1=1 --"}) {
            assertThat(answer(PATH, text)).as(text).isEqualTo(401);
        }
        for (int i = 0; i < 5; i++) assertThat(answer(PATH, wrong)).isEqualTo(401);
        assertThat(answer(PATH, token)).as("too early, even with the right one").isEqualTo(401);
        assertThat(answer(PATH, other)).as("another program at this address").isEqualTo(200);
        floor.at(floor.now().plusSeconds(16));
        assertThat(answer(PATH, token)).as("after the pause").isEqualTo(200);
    }

    @Test
    @DisplayName("only administrators make tokens; what cannot be is refused in one sentence")
    void guards() throws Exception {
        var administrator = as("administrator-1");
        assertThat(refused(administrator, " ", "2026-12-31")).contains("「哪个程序用」要填 1 至 40 个字");
        assertThat(refused(administrator, "库存系统", "31.12.2026")).contains("「有效至」的日期「31.12.2026」不对");
        assertThat(refused(administrator, "库存系统", "2026-11-22")).contains("只能在 2026-11-23 和 2028-11-23 之间");
        assertThat(refused(administrator, "库存系统", "2028-11-24")).contains("只能在");
        tokens.make("库存系统", Instant.now(clock).plusSeconds(60), "administrator-1");
        assertThat(refused(administrator, "库存系统", "2026-12-31")).contains("已有一个有效的令牌");
        assertThat(tokens.all()).hasSize(1);

        http.perform(post("/tokens/0000000000000000/revoke").with(administrator).with(csrf())).andExpect(status().isNotFound());
        for (String group : new String[] {"service-advisor", "service-manager", "machine", "process-owner-workshop"}) {
            http.perform(get("/tokens").with(as(group + "-1"))).andExpect(status().isForbidden());
            http.perform(post("/tokens").param("name", "x").param("until", "2026-12-31").with(as(group + "-1")).with(csrf())).andExpect(status().isForbidden());
            http.perform(post("/tokens/" + tokens.all().get(0).id() + "/revoke").with(as(group + "-1")).with(csrf())).andExpect(status().isForbidden());
        }
        assertThat(tokens.all()).singleElement().satisfies(t -> assertThat(t.revokedAt()).isEmpty());
    }

    private String token(Duration valid) {
        return tokens.make("库存系统", Instant.now(clock).plus(valid), "administrator-1");
    }

    private int answer(String path, String token) {
        return wire.get(path, "Authorization", "Bearer " + token).statusCode();
    }

    private String refused(RequestPostProcessor who, String name, String until) throws Exception {
        return http.perform(post("/tokens").param("name", name).param("until", until).with(who).with(csrf()))
                .andExpect(status().is3xxRedirection()).andReturn().getFlashMap().get("problem").toString();
    }
}
