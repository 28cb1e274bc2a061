package io.tiaoli.web.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static io.tiaoli.web.workbench.Bench.OTHER;
import static io.tiaoli.web.workbench.Bench.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;

@AppTest
class DraftTest {

    static final String FOLDER = Bench.ENQUIRY;
    static final String PAGE = "/workbench/" + FOLDER;
    static final String SMS = "parts-enquiry-found.sms";

    @Autowired Desk desk;
    @Autowired MockMvc http;
    @Autowired Bench bench;
    @Autowired Drafts drafts;
    @Autowired FlowDeployments deployments;
    @TempDir Path files;

    @BeforeEach
    void deployed() {
        bench.deployEnquiry();
    }

    @AfterEach
    void gone() {
        bench.clear();
    }

    Draft draft() {
        return bench.draft(FOLDER);
    }

    void upload(Page page, String name, String content) throws Exception {
        page.locator("#file").setInputFiles(Files.writeString(files.resolve(name), content));
        page.getByText("上传", new Page.GetByTextOptions().setExact(true)).click();
    }

    void deploy(Page page, String reason) {
        page.locator("#reason").fill(reason);
        page.getByText("发布新版本").click();
    }

    @Test
    @DisplayName("an owner adds a message with an unknown name, is told, mends it, sees the difference, and deploys with a reason; then takes the old content back")
    void changesAFlow() throws Exception {
        var page = desk.open(OWNER, PAGE);
        page.getByText("改动这个流程").click();
        page.getByText("打开草稿").click();
        assertThat(page.locator("#check")).containsText("没有发现问题");
        assertThat(page.getByText("发布新版本")).isDisabled();

        upload(page, SMS, "您好{{nobodyKnows}}，配件找到了。");
        assertThat(page.locator("#check")).containsText("nobodyKnows");
        assertThat(page.getByText("发布新版本")).isDisabled();
        Browser.screenshot(page, "workbench-draft-refused");

        page.locator("td a", new Page.LocatorOptions().setHasText(SMS)).click();
        page.locator("#text").fill("您好，您要的配件找到了。");
        assertThat(page.locator("#saved")).containsText("已保存");
        page.locator("p a", new Page.LocatorOptions().setHasText("草稿")).click();
        assertThat(page.locator("#check")).containsText("没有发现问题");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(SMS)).first()).containsText("新增");
        page.locator("td a", new Page.LocatorOptions().setHasText(SMS)).click();
        assertThat(page.locator("table.lines pre.new")).hasText("您好，您要的配件找到了。");
        page.locator("p a", new Page.LocatorOptions().setHasText("草稿")).click();
        Browser.screenshot(page, "workbench-draft");

        deploy(page, "客户想早点知道");
        assertThat(page.locator("h1")).containsText("第 2 版");
        var first = page.locator("tbody tr").first();
        assertThat(first).containsText("客户想早点知道");
        assertThat(first).containsText("负责人发布");
        assertThat(bench.running(FOLDER, SMS)).isEqualTo("您好，您要的配件找到了。");
        assertThat(deployments.latest(FOLDER).by()).contains(OWNER);

        page.locator("tbody tr").nth(1).getByText("取回到草稿").click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(SMS)).first()).containsText("删除");
        deploy(page, "短信太多");
        assertThat(page.locator("h1")).containsText("第 3 版");
        assertThat(deployments.content(FOLDER, deployments.latest(FOLDER).deploymentId()).files()).doesNotContainKey(SMS);
    }

    @Test
    @DisplayName("a second owner only looks until taking over; whoever saves on an old state is told and loses nothing")
    void oneEditorAtATime() {
        var draft = drafts.open(FOLDER, OWNER);
        drafts.save(draft, OWNER, 0, SMS, "一".getBytes(StandardCharsets.UTF_8), "改了文字");
        assertThatThrownBy(() -> drafts.save(draft(), OTHER, 1, SMS, "二".getBytes(StandardCharsets.UTF_8), "改了文字")).hasMessageContaining("要改动请先接手");

        var page = desk.open(OTHER, PAGE + "/draft");
        assertThat(page.locator("#reason")).hasCount(0);
        page.getByText("接手编辑").click();
        assertThat(page.locator("#reason")).isVisible();
        assertThatThrownBy(() -> drafts.save(draft(), OWNER, 1, SMS, "三".getBytes(StandardCharsets.UTF_8), "改了文字")).hasMessageContaining("要改动请先接手");
        drafts.save(draft(), OTHER, 1, SMS, "四".getBytes(StandardCharsets.UTF_8), "改了文字");
        assertThatThrownBy(() -> drafts.save(draft(), OTHER, 1, SMS, "五".getBytes(StandardCharsets.UTF_8), "改了文字")).hasMessageContaining("这次没有保存");
        assertThat(drafts.content(draft()).files().get(SMS)).asString(StandardCharsets.UTF_8).isEqualTo("四");

        drafts.goBack(draft(), OTHER, 1);
        assertThat(drafts.content(draft()).files().get(SMS)).asString(StandardCharsets.UTF_8).isEqualTo("一");
        drafts.goBack(draft(), OTHER, 0);
        assertThat(drafts.content(draft()).files()).doesNotContainKey(SMS);
    }

    @Test
    @DisplayName("whoever has the draft open is told within seconds when another takes it over, on the draft's page and in an editor; of two who save at once the second is shown both texts")
    void takenOver() {
        drafts.open(FOLDER, OWNER);
        drafts.save(draft(), OWNER, 0, SMS, "您好。".getBytes(StandardCharsets.UTF_8), "改了文字");
        var typing = desk.open(OWNER, PAGE + "/draft/files/" + SMS);
        var looking = desk.open(OWNER, PAGE + "/draft");
        assertThat(typing.locator("#editor[data-state=open]")).isVisible();
        var other = desk.open(OTHER, PAGE + "/draft");
        other.getByText("接手编辑").click();
        assertThat(other.locator("#reason")).isVisible();

        for (var page : new Page[] {typing, looking}) {
            page.bringToFront();
            assertThat(page.locator("dialog[open]")).containsText("刚刚接手了这份草稿，您现在只能看");
        }
        Browser.screenshot(typing, "editor-taken-over");
        typing.locator("dialog button").click();
        assertThat(typing.locator("#saved")).containsText("您现在只能看");

        var first = desk.open(OTHER, PAGE + "/draft/files/" + SMS);
        var second = desk.open(OTHER, PAGE + "/draft/files/" + SMS);
        assertThat(second.locator("#editor[data-state=open]")).isVisible();
        first.bringToFront();
        first.locator("#text").fill("您好，配件到了。");
        assertThat(first.locator("#saved")).containsText("已保存");
        second.bringToFront();
        second.locator("#text").fill("您好，配件明天到。");
        assertThat(second.locator("#saved pre.gone")).hasText("您好，配件到了。");
        assertThat(second.locator("#saved pre.new")).hasText("您好，配件明天到。");
        assertThat(second.locator("#saved")).containsText("下载我的内容");
        assertThat(bench.kept(FOLDER, SMS)).isEqualTo("您好，配件到了。");
    }

    @Test
    @DisplayName("a draft that somebody else's deployment has overtaken does not become the running version")
    void overtaken() {
        var draft = drafts.open(FOLDER, OWNER);
        drafts.save(draft, OWNER, 0, SMS, "您好".getBytes(StandardCharsets.UTF_8), "改了文字");
        var other = new TreeMap<>(drafts.base(draft).files());
        other.put("parts-enquiry-late.sms", "久等了".getBytes(StandardCharsets.UTF_8));
        deployments.deploy(new FlowFolder(FOLDER, other), draft.basedOn(), OTHER, "先发布了");
        assertThatThrownBy(() -> drafts.deploy(draft(), OWNER, "晚了一步")).hasMessageContaining("别人刚发布了");
        assertThat(draft().revision()).isEqualTo(1);
    }

    @Test
    @DisplayName("a folder goes out as a zip and comes back the same; what is no folder is refused with what is allowed")
    void zip() {
        var folder = deployments.content(FOLDER, deployments.latest(FOLDER).deploymentId());
        assertThat(FolderZip.read(FOLDER, FolderZip.write(folder)).hash()).isEqualTo(folder.hash());
        assertThatThrownBy(() -> FolderZip.read(FOLDER, "no zip".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("不是 zip 压缩包");
        var foreign = new FlowFolder(FOLDER, new TreeMap<>(java.util.Map.of("run.sh", new byte[] {1})));
        assertThatThrownBy(() -> FolderZip.read(FOLDER, FolderZip.write(foreign))).hasMessageContaining("「run.sh」不是流程文件夹里的文件").hasMessageContaining("流程图 .bpmn");
        var bomb = new FlowFolder(FOLDER, new TreeMap<>(java.util.Map.of("big.html", new byte[6_000_000])));
        assertThatThrownBy(() -> FolderZip.read(FOLDER, FolderZip.write(bomb))).hasMessageContaining("超过 5 MB");
    }

    @Test
    @DisplayName("on a phone the draft's page says that editing needs a desk, and offers to upload and begin files at a desk only")
    void phone() {
        bench.begin(FOLDER);
        var phone = desk.phone(OWNER, PAGE + "/draft");
        assertThat(phone.locator(".needs-desk")).containsText("改流程需要电脑");
        assertThat(phone.locator(".needs-desk")).isVisible();
        assertThat(phone.locator("#file")).isHidden();
        assertThat(phone.locator("#new")).isHidden();
        assertThat(phone.locator("#reason")).isVisible();
        Browser.wholePage(phone, "workbench-draft-phone");
        var page = desk.open(OWNER, PAGE + "/draft");
        assertThat(page.locator(".needs-desk")).isHidden();
        assertThat(page.locator("#file")).isVisible();
    }

    @Test
    @DisplayName("another line's owner and staff can neither see nor change a draft")
    void rights() throws Exception {
        drafts.open(FOLDER, OWNER);
        for (String person : new String[] {"process-owner-showroom-1", "service-advisor-1"}) {
            var refused = person.startsWith("process") ? status().isNotFound() : status().isForbidden();
            http.perform(get(PAGE + "/draft").with(as(person))).andExpect(refused);
            http.perform(get(PAGE + "/folder.zip").with(as(person))).andExpect(refused);
            http.perform(post(PAGE + "/draft/deploy").param("reason", "因为").with(as(person)).with(csrf())).andExpect(refused);
            http.perform(post(PAGE + "/draft/take-over").with(as(person)).with(csrf())).andExpect(refused);
        }
        assertThat(draft().editor()).isEqualTo(OWNER);
    }
}
