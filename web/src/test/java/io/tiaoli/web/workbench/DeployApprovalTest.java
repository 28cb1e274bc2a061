package io.tiaoli.web.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Axe;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.TestFlow;

/** A draft on its way from the owner who asks to the one who agrees. */
@AppTest
class DeployApprovalTest extends ApprovalDesk {

    @Autowired Desk desk;
    @Autowired FlowDeployments deployments;

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
}
