package io.tiaoli.web.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
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

import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowRefused;
import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Axe;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.TestFlow;

@AppTest
class DeployApprovalTest {

    static final String FOLDER = "workshop/" + TestFlow.ID;
    static final String PAGE = "/workbench/" + FOLDER;
    static final String SMS = "parts-enquiry-found.sms";
    static final String FIRST = "process-owner-workshop-1";
    static final String SECOND = "process-owner-workshop-2";

    @Autowired Desk desk;
    @Autowired MockMvc http;
    @Autowired TestFlow flow;
    @Autowired Drafts drafts;
    @Autowired FlowDeployments deployments;
    @Autowired RepositoryService repository;
    @Autowired IdentityService identities;
    @Autowired Floor floor;
    @Autowired JdbcClient jdbc;
    @Autowired StrictTrial trial;

    @BeforeEach
    void deployed() {
        flow.deploy();
    }

    @AfterEach
    void gone() {
        trial.refuse("");
        jdbc.sql("delete from flow_draft").update();
        jdbc.sql("delete from deploy_rule").update();
        jdbc.sql("delete from deploy_request").update();
        repository.createDeploymentQuery().deploymentName(FOLDER).list().forEach(d -> repository.deleteDeployment(d.getId(), true));
        jdbc.sql("delete from flow_deployment where folder = ?").param(FOLDER).update();
    }

    /** An administrator lets the workshop's flows wait for a second owner. */
    void wantTwo() throws Exception {
        http.perform(post("/workbench/rules/workshop").param("secondOwner", "true").param("reason", "上次发错了").with(as("administrator-1")).with(csrf())).andExpect(flash().attributeExists("good"));
    }

    void write(String text) {
        var draft = drafts.open(FOLDER, FIRST);
        drafts.save(draft, draft.editor(), draft.revision(), SMS, text.getBytes(StandardCharsets.UTF_8), "改了短信");
    }

    void ask() throws Exception {
        floor.at(floor.now().plusMinutes(1));
        http.perform(post(PAGE + "/draft/ask").param("reason", "客户想早点知道").with(as(FIRST)).with(csrf())).andExpect(flash().attributeExists("good"));
    }

    String request() {
        return jdbc.sql("select id from deploy_request order by asked_at desc, id fetch first 1 rows only").query(String.class).single();
    }

    String state() {
        return jdbc.sql("select state from deploy_request where id = ?").param(request()).query(String.class).single();
    }

    int versions() {
        return (int) repository.createProcessDefinitionQuery().processDefinitionKey(TestFlow.ID).count();
    }

    @Test
    @DisplayName("where a line wants it, an owner asks, the other owner sees the difference, refuses with a reason and later agrees; going back takes the same way")
    void twoOwners() throws Exception {
        var admin = desk.open("administrator-1", "/workbench/rules");
        admin.locator("#line-workshop input[name=reason]").fill("上次发错了");
        admin.locator("#line-workshop button").click();
        assertThat(admin.locator("#line-workshop h2")).containsText("要另一位负责人同意");
        assertThat(admin.locator("#line-workshop li")).containsText("上次发错了");
        assertThat(Axe.serious(admin)).isEmpty();
        Browser.screenshot(admin, "workbench-rules");

        write("您好，您要的配件找到了。");
        var first = desk.open(FIRST, PAGE + "/draft");
        assertThat(first.getByText("发布新版本")).hasCount(0);
        first.locator("#reason").fill("客户想早点知道");
        first.locator("button", new Page.LocatorOptions().setHasText("申请发布")).click();
        assertThat(first.locator("#request")).containsText("等待同意");
        assertThat(first.getByText("同意并发布")).hasCount(0);
        assertThat(first.locator("#reason")).hasCount(0);
        assertThat(versions()).isEqualTo(1);

        var second = desk.open(SECOND, "/notices");
        assertThat(second.locator("main")).containsText("申请发布「配件询价」：客户想早点知道");
        second.navigate("/workbench");
        assertThat(second.locator("tr", new Page.LocatorOptions().setHasText(TestFlow.ID))).containsText("等您同意发布");
        second.locator("tr", new Page.LocatorOptions().setHasText(TestFlow.ID)).locator("a").first().click();
        assertThat(second.locator("#request")).containsText(SMS);
        assertThat(Axe.serious(second)).isEmpty();
        Browser.screenshot(second, "workbench-request");
        second.getByText("看在图上和用话说的不同").click();
        assertThat(second.locator("main")).containsText("您好，您要的配件找到了。");
        second.navigate(PAGE);
        second.locator("#refused").fill("请写上店名");
        second.locator("button", new Page.LocatorOptions().setHasText("不同意")).last().click();
        assertThat(second.locator("#request")).hasCount(0);
        assertThat(versions()).isEqualTo(1);

        first.navigate("/notices");
        assertThat(first.locator("main")).containsText("没有同意：请写上店名");
        write("您好，您要的配件找到了，欢迎到店。");
        ask();
        second.navigate(PAGE);
        second.locator("#agreed").fill("好");
        second.getByText("同意并发布").click();
        assertThat(second.locator("h1")).containsText("第 2 版");
        var newest = second.locator("section", new Page.LocatorOptions().setHasText("发布记录")).locator("tbody tr").first();
        assertThat(newest).containsText("客户想早点知道");
        assertThat(newest).containsText("负责人发布，高原同意");
        assertThat(deployments.latest(FOLDER).by()).contains(FIRST);
        assertThat(drafts.find(FOLDER)).isEmpty();
        first.navigate("/notices");
        assertThat(first.locator("main")).containsText("高原同意了，已经发布：好");

        first.navigate(PAGE);
        first.getByText("取回到草稿").click();
        assertThat(first.locator("button", new Page.LocatorOptions().setHasText("申请发布"))).isEnabled();
        http.perform(post(PAGE + "/draft/deploy").param("reason", "短信太多").with(as(FIRST)).with(csrf())).andExpect(flash().attributeExists("problem"));
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    @DisplayName("a draft that changes or goes after it was asked for makes the request void, tells both owners, and cannot be approved any more")
    void changed() throws Exception {
        wantTwo();
        write("一");
        ask();
        String id = request();
        assertThat(state()).isEqualTo("WAITING");
        http.perform(get(PAGE + "/draft/files/" + SMS).with(as(FIRST))).andExpect(content().string(containsString("现在改动，申请就作废")));
        write("二");
        assertThat(state()).isEqualTo("VOID");
        http.perform(post(PAGE + "/request/approve").param("id", id).with(as(SECOND)).with(csrf())).andExpect(flash().attribute("problem", containsString("不在等待")));
        assertThat(versions()).isEqualTo(1);
        http.perform(get("/notices").with(as(SECOND))).andExpect(content().string(containsString("申请作废：草稿又有改动（改了短信）")));

        ask();
        http.perform(post(PAGE + "/request/withdraw").param("id", request()).with(as(FIRST)).with(csrf())).andExpect(flash().attributeExists("good"));
        assertThat(state()).isEqualTo("WITHDRAWN");
        ask();
        http.perform(post(PAGE + "/draft/ask").param("reason", "又一次").with(as(FIRST)).with(csrf())).andExpect(flash().attribute("problem", containsString("已经申请过")));
        http.perform(post(PAGE + "/draft/discard").with(as(FIRST)).with(csrf())).andExpect(flash().attributeExists("good"));
        assertThat(jdbc.sql("select answer from deploy_request where state = 'VOID' order by settled_at desc, asked_at desc").query(String.class).list()).contains("草稿已经放弃");
    }

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
    @DisplayName("what has to go well before a deployment is run when it is asked for and again when it is agreed to; what does not go well is not deployed")
    void trials() throws Exception {
        wantTwo();
        write("您好");
        trial.refuse("测试案例「一般客户」和应有的结果不同");
        http.perform(post(PAGE + "/draft/ask").param("reason", "因为").with(as(FIRST)).with(csrf())).andExpect(flash().attribute("problem", containsString("一般客户")));
        assertThat(jdbc.sql("select count(*) from deploy_request").query(Integer.class).single()).isZero();
        trial.refuse("");
        ask();
        trial.refuse("测试案例「一般客户」和应有的结果不同");
        http.perform(post(PAGE + "/request/approve").param("id", request()).with(as(SECOND)).with(csrf())).andExpect(flash().attribute("problem", containsString("一般客户")));
        assertThat(state()).isEqualTo("WAITING");
        assertThat(versions()).isEqualTo(1);
        trial.refuse("");
        http.perform(post(PAGE + "/request/approve").param("id", request()).with(as(SECOND)).with(csrf())).andExpect(flash().attributeExists("good"));
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
