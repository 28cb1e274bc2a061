package io.tiaoli.web.workbench;

import static io.tiaoli.web.testing.Staff.as;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;

import java.nio.charset.StandardCharsets;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.TestFlow;

/** A flow of a business line with two owners, a draft of it, and the request to deploy it. */
abstract class ApprovalDesk {

    static final String FOLDER = "workshop/" + TestFlow.ID;
    static final String PAGE = "/workbench/" + FOLDER;
    static final String SMS = "parts-enquiry-found.sms";
    static final String FIRST = "process-owner-workshop-1";
    static final String SECOND = "process-owner-workshop-2";

    @Autowired MockMvc http;
    @Autowired TestFlow flow;
    @Autowired Drafts drafts;
    @Autowired RepositoryService repository;
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
}
