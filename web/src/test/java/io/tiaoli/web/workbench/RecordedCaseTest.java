package io.tiaoli.web.workbench;

import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.rehearsal.Outcome.Ending;
import io.tiaoli.processes.rehearsal.Scenario;
import io.tiaoli.web.rehearsal.Rehearsals;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Work;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Customers;

@AppTest
class RecordedCaseTest {

    static final String API = "/api/workbench/shared/customer-contact/rehearsal/recorded/";

    @Autowired MockMvc http;
    @Autowired ObjectMapper json;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired Customers customers;
    @Autowired Cases cases;
    @Autowired Floor floor;
    @Autowired Work work;
    @Autowired Rehearsals rehearsals;
    @Autowired FlowDeployments deployments;

    @Test
    @DisplayName("a real case is rehearsed with what it began with and what people entered, when they did, its customer replaced by the rehearsal's")
    void recorded() throws Exception {
        var customer = customers.add("欧阳海棠", Optional.of("女士"), Optional.of("13512340001"));
        cases.open("T-REHEARSED-1", "vehicle-repair", Optional.empty(), Optional.of(customer.id()), Optional.empty(), "test");
        var process = runtime.startProcessInstanceByKey("customer-contact", "T-REHEARSED-1", Map.of("customerId", customer.id(), "contactPurpose", "REMINDER", "businessLine", "AUTO", "contactRole", "service-advisor"));
        floor.settle();
        floor.advance(Duration.ofHours(1));
        work.complete("service-advisor-1", tasks.createTaskQuery().processInstanceId(process.getId()).singleResult(), "contact", Map.of("result", "REACHED", "notes", "欧阳海棠请打 13512340001"));

        var said = http.perform(get(API + "T-REHEARSED-1").with(as("process-owner-shared-1"))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(said).doesNotContain("欧阳海棠", "13512340001", customer.id());
        var scenario = json.readValue(said, Scenario.class);
        assertThat(scenario.startAt()).isEqualTo("2026-11-23T09:00");
        assertThat(scenario.values().get("customerId").asText()).isEqualTo("{{customer}}");
        assertThat(scenario.answers().get("call-customer")).singleElement().satisfies(answer -> {
            assertThat(answer.after()).isEqualTo("PT1H");
            assertThat(answer.values().path("notes").asText()).isEqualTo("{{name}}请打 {{phone}}");
        });

        var outcome = rehearsals.run(deployments.content("shared/customer-contact", deployments.latest("shared/customer-contact").deploymentId()), List.of(scenario), at -> {}).get(0);
        assertThat(outcome.ending()).isEqualTo(Ending.ENDED);
        assertThat(outcome.tasks()).singleElement().satisfies(done -> {
            assertThat(done.doneAt()).isEqualTo("2026-11-23T10:00");
            assertThat(done.values().path("notes").asText()).isEqualTo("张伟请打 13800000001");
        });

        http.perform(get(API + "T-REHEARSED-1").with(as("process-owner-workshop-1"))).andExpect(status().isNotFound());
        http.perform(get(API + "NOBODY").with(as("process-owner-shared-1"))).andExpect(status().isNotFound());
    }
}
