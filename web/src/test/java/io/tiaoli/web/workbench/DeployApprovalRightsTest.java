package io.tiaoli.web.workbench;

import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.flows.FlowRefused;
import io.tiaoli.web.testing.AppTest;

/** Who may agree to a deployment, and that nobody gets past them. */
@AppTest
class DeployApprovalRightsTest extends ApprovalDesk {

    @Autowired IdentityService identities;

    @Test
    @DisplayName("where a line wants two owners, no other way of deploying passes by them")
    void otherWays() throws Exception {
        wantTwo();
        write("您好");
        // the page was open before the line wanted it
        http.perform(post(PAGE + "/draft/deploy").param("reason", "自己发布").with(as(FIRST)).with(csrf())).andExpect(flash().attribute("problem", containsString("要另一位负责人同意")));
        var draft = drafts.find(FOLDER).orElseThrow();
        assertThatThrownBy(() -> drafts.deploy(draft, FIRST, "自己发布")).isInstanceOf(FlowRefused.class).hasMessageContaining("要另一位负责人同意");
        assertThatThrownBy(() -> flow.deploy()).hasMessageContaining("要另一位负责人同意");
        assertThat(versions()).isEqualTo(1);
        assertThat(drafts.find(FOLDER)).isPresent();

        ask();
        write("您好{{nobodyKnows}}");
        http.perform(post(PAGE + "/draft/ask").param("reason", "有错").with(as(FIRST)).with(csrf())).andExpect(flash().attribute("problem", containsString("还不能申请发布")));
        http.perform(post("/workbench/rules/workshop").param("secondOwner", "false").param("reason", "只剩一位").with(as("administrator-1")).with(csrf())).andExpect(flash().attributeExists("good"));
        write("您好");
        drafts.deploy(drafts.find(FOLDER).orElseThrow(), FIRST, "自己发布");
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    @DisplayName("an owner who has changed the draft as well can neither agree nor refuse, however long ago, and is told so in place of being asked")
    void coEditor() throws Exception {
        wantTwo();
        var draft = drafts.open(FOLDER, SECOND);
        drafts.save(draft, SECOND, draft.revision(), SMS, "您好".getBytes(StandardCharsets.UTF_8), "改了短信");
        drafts.takeOver(drafts.find(FOLDER).orElseThrow(), FIRST);
        write("您好，您要的配件找到了。");
        ask();
        http.perform(get(PAGE).with(as(SECOND))).andExpect(content().string(allOf(containsString("您也改过这份草稿"), not(containsString("同意并发布")))));
        http.perform(get("/notices").with(as(SECOND))).andExpect(content().string(not(containsString("申请发布「配件询价」"))));
        http.perform(get("/workbench").with(as(SECOND))).andExpect(content().string(not(containsString("等您同意发布"))));
        for (String act : new String[] {"approve", "refuse"}) {
            http.perform(post(PAGE + "/request/" + act).param("id", request()).param("answer", "好").with(as(SECOND)).with(csrf()))
                    .andExpect(flash().attribute("problem", containsString("您也改过这份草稿，不能由您来决定")));
        }
        assertThat(state()).isEqualTo("WAITING");
        assertThat(versions()).isEqualTo(1);

        // a draft that is begun anew is nobody's
        drafts.discard(drafts.find(FOLDER).orElseThrow(), FIRST);
        write("您好，您要的配件找到了。");
        ask();
        http.perform(post(PAGE + "/request/approve").param("id", request()).with(as(SECOND)).with(csrf())).andExpect(flash().attributeExists("good"));
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    @DisplayName("only another owner of the line agrees: not who asked, no administrator, no other line's owner; only administrators change the rule, and not for a line with one owner")
    void rights() throws Exception {
        wantTwo();
        write("您好");
        ask();
        String id = request();
        for (String person : new String[] {FIRST, "administrator-1"}) {
            http.perform(post(PAGE + "/request/approve").param("id", id).with(as(person)).with(csrf())).andExpect(status().isForbidden());
            http.perform(post(PAGE + "/request/refuse").param("id", id).param("answer", "不").with(as(person)).with(csrf())).andExpect(status().isForbidden());
        }
        http.perform(post(PAGE + "/request/approve").param("id", id).with(as("process-owner-showroom-1")).with(csrf())).andExpect(status().isNotFound());
        http.perform(post(PAGE + "/request/withdraw").param("id", id).with(as(SECOND)).with(csrf())).andExpect(status().isForbidden());
        http.perform(post(PAGE + "/request/refuse").param("id", id).with(as(SECOND)).with(csrf())).andExpect(flash().attribute("problem", containsString("请写明为什么不同意")));
        http.perform(get("/workbench/rules").with(as("service-advisor-1"))).andExpect(status().isForbidden());
        http.perform(post("/workbench/rules/workshop").param("secondOwner", "false").param("reason", "因为").with(as(FIRST)).with(csrf())).andExpect(status().isForbidden());
        assertThat(state()).isEqualTo("WAITING");
        assertThat(versions()).isEqualTo(1);

        identities.deleteMembership("process-owner-home-2", "process-owner-home");
        try {
            http.perform(post("/workbench/rules/home").param("secondOwner", "true").param("reason", "因为").with(as("administrator-1")).with(csrf()))
                    .andExpect(flash().attribute("problem", containsString("「家居」只有 1 位负责人")));
        } finally {
            identities.createMembership("process-owner-home-2", "process-owner-home");
        }
    }
}
