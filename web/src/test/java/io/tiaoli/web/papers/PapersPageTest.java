package io.tiaoli.web.papers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Pictures;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.papers.PaperAct;
import io.tiaoli.workers.papers.Papers;

@AppTest
class PapersPageTest {

    @Autowired MockMvc http;
    @Autowired Desk desk;
    @Autowired Floor floor;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired Customers customers;
    @Autowired org.camunda.bpm.engine.FormService forms;
    @Autowired Papers papers;
    String caseNo;
    Task task;

    /** A test drive that has come to the licence. */
    @BeforeEach
    void licenceIsAsked() {
        var customer = customers.add("张伟", Optional.of("先生"), Optional.empty());
        var process = runtime.startProcessInstanceByKey("test-drive", Map.of("customerId", customer.id(), "modelWanted", "轩逸"));
        floor.settle();
        submit("check-test-car", process.getId(), "testCar", """
                {"available":"YES","model":"轩逸","plateNo":"京A66666","fuelPercent":80,"clean":true,"mats":true,"sticker":true,"place":true,"prepared":true,"testOnly":true}""");
        submit("explain-drive", process.getId(), "drivePlan", """
                {"routes":[{"name":"环城路","km":8},{"name":"滨河路","km":6}],"routeNo":1,"drivers":[{"name":"张伟"}],"safetyTold":true}""");
        task = tasks.createTaskQuery().processInstanceId(process.getId()).taskDefinitionKey("check-licence").singleResult();
        caseNo = runtime.createProcessInstanceQuery().processInstanceId(process.getId()).singleResult().getBusinessKey();
    }

    void submit(String step, String process, String record, String content) {
        var open = tasks.createTaskQuery().processInstanceId(process).taskDefinitionKey(step).singleResult();
        forms.submitTaskForm(open.getId(), Map.of(record, SpinValues.jsonValue(content).create()));
        floor.settle();
    }

    String keep() throws Exception {
        http.perform(multipart("/api/tasks/" + task.getId() + "/papers").file(new MockMultipartFile("file", "card.jpg", "image/jpeg", Pictures.jpeg()))
                .param("kind", "DRIVING_LICENCE").param("holder", "张伟").with(as("sales-consultant-1")).with(csrf())).andExpect(status().isOk());
        return papers.of(caseNo).get(papers.of(caseNo).size() - 1).id();
    }

    @Test
    @DisplayName("with a phone the licence goes up from the task; what is no picture says why and leaves the form as it was")
    void upload() {
        var page = desk.phone("sales-consultant-1", "/tasks/" + task.getId() + "/papers");
        assertThat(page.getByLabel("证件上的姓名")).hasValue("张伟");
        assertThat(page.locator("#kind option")).hasText(new String[] {"驾驶证"});
        assertThat(page.getByText("还没有证件存档")).isVisible();
        page.locator("#file").setInputFiles(new FilePayload("letter.jpg", "image/jpeg", "no picture".getBytes()));
        page.getByText("存档", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#problem")).containsText("「letter.jpg」不是照片");
        assertThat(page.getByLabel("证件上的姓名")).hasValue("张伟");

        page.locator("#file").setInputFiles(new FilePayload("card.jpg", "image/jpeg", Pictures.jpeg()));
        page.getByText("存档", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#papers tbody tr")).hasCount(1);
        assertThat(page.locator("#papers")).containsText("没有人看过");
        Browser.screenshot(page, "papers-phone");
        assertThat(papers.of(caseNo)).singleElement().satisfies(paper -> {
            assertThat(paper.holder()).isEqualTo("张伟");
            assertThat(paper.keptBy()).isEqualTo("sales-consultant-1");
        });
        var list = desk.open("sales-consultant-1", "/cases/" + caseNo + "/papers");
        assertThat(list.locator("#papers tbody tr")).hasCount(1);
        Browser.screenshot(list, "papers-desk");
    }

    @Test
    @DisplayName("a copy is seen only by the roles of its kind, whatever else they may see of the case, and each view is recorded")
    void rights() throws Exception {
        var id = keep();
        for (String person : List.of("administrator-1", "customer-service-1", "finance-1", "process-owner-showroom-1", "car-washer-1")) {
            http.perform(get("/papers/" + id).with(as(person))).andExpect(status().isNotFound());
        }
        http.perform(get("/papers/no-such").with(as("sales-consultant-1"))).andExpect(status().isNotFound());
        assertThat(papers.acts(id)).as("a refused view shows nothing and is none").isEmpty();

        http.perform(get("/papers/" + id).with(as("sales-consultant-1"))).andExpect(status().isOk()).andExpect(content().contentType("image/jpeg"))
                .andExpect(header().string("Cache-Control", "no-store"));
        http.perform(get("/papers/" + id).with(as("showroom-manager-1"))).andExpect(status().isOk());
        assertThat(papers.acts(id)).extracting(PaperAct::who).containsExactlyInAnyOrder("sales-consultant-1", "showroom-manager-1");
        http.perform(get("/cases/" + caseNo + "/papers").with(as("customer-service-1"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("不归您看"))).andExpect(content().string(org.hamcrest.Matchers.not(containsString("/papers/" + id))));
    }

    @Test
    @DisplayName("a task takes only the papers that its diagram names, from those who may work it; the card of the task leads there")
    void taking() throws Exception {
        var file = new MockMultipartFile("file", "card.jpg", "image/jpeg", Pictures.jpeg());
        http.perform(multipart("/api/tasks/" + task.getId() + "/papers").file(file).param("kind", "POLICY").param("holder", "张伟").with(as("sales-consultant-1")).with(csrf()))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.message").value("这个任务不收证件「POLICY」，只收：驾驶证"));
        http.perform(multipart("/api/tasks/" + task.getId() + "/papers").file(file).param("kind", "DRIVING_LICENCE").param("holder", "张伟").with(as("car-washer-1")).with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(papers.of(caseNo)).isEmpty();
        http.perform(get("/api/tasks/" + task.getId() + "/context").with(as("sales-consultant-1"))).andExpect(content().string(containsString("证件：驾驶证")));
        http.perform(get("/cases/" + caseNo).with(as("sales-consultant-1"))).andExpect(content().string(org.hamcrest.Matchers.not(containsString("份证件加密存档"))));
        keep();
        http.perform(get("/cases/" + caseNo).with(as("sales-consultant-1"))).andExpect(content().string(containsString("1 份证件加密存档")));
    }
}
