package io.tiaoli.web.workers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.processes.engine.Workers;
import io.tiaoli.testing.Browser;
import io.tiaoli.testing.Node;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;

@AppTest
class WorkersPageTest {

    /** Reads templates from its input and writes what is wrong with them. */
    static final String VALIDATE = """
            import { readFileSync } from 'node:fs';
            import { validateAll } from '@bpmn-io/element-templates-validator';
            const templates = JSON.parse(readFileSync(0, 'utf8'));
            const { valid, results } = validateAll(templates);
            console.log(templates.length, valid, JSON.stringify(results.filter(r => !r.valid).map(r => [r.object.id, r.errors])));
            """;

    @Autowired Desk desk;
    @Autowired Workers workers;
    @Autowired MockMvc http;

    @Test
    @DisplayName("the worker page shows each worker with its inputs, outputs, refusals and the steps that use it")
    void showsWorkers() {
        var page = desk.open("process-owner-workshop-1", "/workers");
        assertThat(page.locator("section.card")).hasCount(workers.all().size());
        var sms = page.locator("#sendSms");
        for (String seen : new String[] {"发短信", "${sendSms}", "customerId", "客户", "文字", "必填", "messageId", "phone-invalid", "联系客户"}) assertThat(sms).containsText(seen);
        assertThat(page.locator("#nextContactTime")).containsText("算出可联系时间");

        page.locator("#text").fill("working");
        page.locator("form button").click();
        assertThat(page.locator("section.card")).hasCount(1);
        Browser.screenshot(page, "workers");
    }

    @Test
    @DisplayName("staff do not see the worker page")
    void refusesStaff() throws Exception {
        var advisor = user("service-advisor-1").authorities(new SimpleGrantedAuthority("GROUP_service-advisor"));
        http.perform(get("/workers").with(advisor)).andExpect(status().isForbidden());
        http.perform(get("/api/element-templates").with(advisor)).andExpect(status().isForbidden());
        http.perform(get("/api/element-templates")).andExpect(status().isUnauthorized());
    }

    @Test
    @DisplayName("every element template is valid against the schema that modelers read them by")
    void templatesAreValid() throws Exception {
        var owner = user("process-owner-workshop-1").authorities(new SimpleGrantedAuthority("GROUP_process-owner-workshop"));
        String templates = http.perform(get("/api/element-templates").with(owner)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(Node.run(VALIDATE, templates)).isEqualTo(workers.all().size() + " true []");
        assertThat(Node.run(VALIDATE, templates.replaceFirst("\"type\":\"Hidden\"", "\"type\":\"Wrong\""))).contains(" false ");
    }
}
