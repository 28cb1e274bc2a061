package io.tiaoli.web.failures;

import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Axe;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.TestFlow;

@AppTest
class FailureNoticesTest {

    @Autowired MockMvc http;
    @Autowired Desk desk;
    @Autowired Floor floor;
    @Autowired TestFlow flow;
    @Autowired ProcessEngine engine;

    @BeforeEach
    void deploy() {
        flow.deploy();
    }

    @AfterEach
    void remove() {
        flow.remove();
    }

    @Test
    @DisplayName("a step is tried five times with growing pauses, then it waits for a person with its cause")
    void growingPauses() {
        ManagementService jobs = engine.getManagementService();
        String process = engine.getRuntimeService().startProcessInstanceByKey(TestFlow.ID, Map.of()).getId();
        String job = jobs.createJobQuery().processInstanceId(process).singleResult().getId();
        List<Duration> pauses = new ArrayList<>();
        int tries = 0;
        while (jobs.createJobQuery().jobId(job).withRetriesLeft().count() > 0) {
            assertThatThrownBy(() -> jobs.executeJob(job)).isNotNull();
            tries++;
            var now = floor.now().atZone(ZoneId.systemDefault()).toInstant();
            var failed = jobs.createJobQuery().jobId(job).singleResult();
            if (failed.getRetries() == 0) continue;
            pauses.add(Duration.between(now, failed.getDuedate().toInstant()));
            floor.at(floor.now().plus(pauses.get(pauses.size() - 1)));
        }
        assertThat(tries).isEqualTo(5);
        assertThat(pauses).containsExactly(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));
        assertThat(engine.getRuntimeService().createIncidentQuery().processInstanceId(process).count()).isEqualTo(1);
    }

    @Test
    @DisplayName("the manager and the owner of a flow are told which of its steps failed and why, until it is done; nobody else is")
    void tellsWhoAnswers() throws Exception {
        var process = engine.getRuntimeService().startProcessInstanceByKey(TestFlow.ID, Map.of());
        floor.fail(process.getId());
        String caseNo = engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(process.getId()).singleResult().getBusinessKey();
        for (String person : new String[] {"service-manager-1", "process-owner-workshop-1"}) {
            http.perform(get("/notices").with(as(person))).andExpect(content().string(containsString(caseNo + "的「算出到期日」没有办成：「加工作日」 缺少输入「工作日数」，应为 整数")));
        }
        for (String person : new String[] {"service-advisor-1", "showroom-manager-1", "process-owner-showroom-1"}) {
            http.perform(get("/notices").with(as(person))).andExpect(content().string(not(containsString(caseNo))));
        }
        var page = desk.open("service-manager-1", "/notices");
        assertThat(Axe.serious(page)).isEmpty();
        Browser.screenshot(page, "notices-failed-step");
        engine.getRuntimeService().setVariable(process.getId(), "workDays", 3);
        String job = engine.getManagementService().createJobQuery().processInstanceId(process.getId()).singleResult().getId();
        engine.getManagementService().setJobRetries(job, 1);
        floor.settle();
        http.perform(get("/notices").with(as("service-manager-1"))).andExpect(content().string(not(containsString(caseNo + "的「算出到期日」"))));
    }
}
