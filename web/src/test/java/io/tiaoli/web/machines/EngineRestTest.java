package io.tiaoli.web.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.TestFlow;
import io.tiaoli.web.testing.Wire;

@AppTest
class EngineRestTest {

    static final String JSON = "application/json";
    static final String[] MACHINE = as("machine-1");
    static final String[] ADMINISTRATOR = as("administrator-1");

    @Autowired Wire wire;
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
    @DisplayName("/engine-rest is open to machines and administrators, closed to staff, and wants a password")
    void letsInMachines() {
        String path = "/engine-rest/process-definition/key/" + TestFlow.ID;
        assertThat(wire.get(path, MACHINE).body()).contains("配件询价");
        assertThat(wire.get(path, ADMINISTRATOR).statusCode()).isEqualTo(200);
        assertThat(wire.get(path, as("service-advisor-1")).statusCode()).isEqualTo(403);
        assertThat(wire.get(path, as("process-owner-workshop-1")).statusCode()).isEqualTo(403);
        assertThat(wire.get(path).statusCode()).isEqualTo(401);
        assertThat(wire.get(path, "Authorization", Wire.basic("machine-1", "wrong-password")).statusCode()).isEqualTo(401);
        assertThat(wire.signedOn("administrator-1").get(path).statusCode()).as("a browser's session is no key").isEqualTo(401);
    }

    @Test
    @DisplayName("an expression in an or block of a query is refused")
    void refusesExpressionsInQueries() {
        var answer = wire.post("/engine-rest/task", JSON, "{\"orQueries\":[{\"assigneeExpression\":\"${currentUser()}\",\"name\":\"x\"}]}", ADMINISTRATOR);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("查询里不允许表达式").doesNotContain("stackTrace");
        assertThat(wire.post("/engine-rest/task", JSON, "{\"orQueries\":[{\"assignee\":\"nobody\",\"name\":\"x\"}]}", ADMINISTRATOR).body()).isEqualTo("[]");
    }

    @Test
    @DisplayName("a serialised Java object is refused as a variable, a number is taken")
    void refusesSerialisedObjects() {
        String process = engine.getRuntimeService().startProcessInstanceByKey(TestFlow.ID, Map.of("workDays", 1)).getId();
        String path = "/engine-rest/process-instance/" + process + "/variables/gift";
        var serialised = wire.put(path, JSON, """
                {"value":"rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcAUH2sHDFmDRAwACRgAKbG9hZEZhY3RvckkACXRocmVzaG9sZHhwP0AAAAAAAAB3CAAAABAAAAAAeA==",
                 "type":"Object","valueInfo":{"objectTypeName":"java.util.HashMap","serializationDataFormat":"application/x-java-serialized-object"}}""", MACHINE);
        assertThat(serialised.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(serialised.body()).contains("Java serialization format is prohibited").doesNotContain("\\tat ");
        var foreign = wire.put(path, JSON, """
                {"value":"{}","type":"Object","valueInfo":{"objectTypeName":"javax.swing.JEditorPane","serializationDataFormat":"application/json"}}""", MACHINE);
        assertThat(foreign.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(foreign.body()).contains("变量不能是 Java 对象").doesNotContain("\\tat ");
        assertThat(engine.getRuntimeService().getVariable(process, "gift")).isNull();
        assertThat(wire.put(path, JSON, "{\"value\":7,\"type\":\"Integer\"}", MACHINE).statusCode()).isEqualTo(204);
        assertThat(engine.getRuntimeService().getVariable(process, "gift")).isEqualTo(7);
    }

    @Test
    @DisplayName("the first-run set-up and the engine's own sign-in are closed, to strangers and to administrators")
    void keepsTheEnginesOwnDoorsClosed() {
        String user = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"x\",\"lastName\":\"x\",\"email\":\"x@example.com\"},\"credentials\":{\"password\":\"Intruder-2026!\"}}";
        String setup = "/camunda/api/admin/setup/default/user/create";
        String login = "/camunda/api/admin/auth/user/default/login/tasklist";
        assertThat(wire.post(setup, JSON, user).statusCode()).isEqualTo(401);
        assertThat(wire.signedOn("administrator-1").post(setup, JSON, user).statusCode()).isEqualTo(403);
        assertThat(engine.getIdentityService().createUserQuery().userId("intruder").count()).isZero();

        String credentials = "username=service-advisor-1&password=" + Desk.PASSWORD;
        assertThat(wire.post(login, "application/x-www-form-urlencoded", credentials).statusCode()).isEqualTo(401);
        assertThat(wire.signedOn("car-washer-1").post(login, "application/x-www-form-urlencoded", credentials).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("Tasklist's API shows a task to its group and to nobody else")
    void hidesForeignTasks() {
        String process = engine.getRuntimeService().startProcessInstanceByKey(TestFlow.ID, Map.of("workDays", 1)).getId();
        floor.settle();
        var asked = engine.getExternalTaskService().fetchAndLock(1, "supplier").topic(TestFlow.TOPIC, 60_000).execute().get(0);
        engine.getExternalTaskService().complete(asked.getId(), "supplier");
        String task = engine.getTaskService().createTaskQuery().processInstanceId(process).singleResult().getId();
        String api = "/camunda/api/engine/engine/default/task";

        var advisor = wire.signedOn("service-advisor-1");
        assertThat(advisor.get(api + "?processInstanceId=" + process).body()).contains(task);
        assertThat(advisor.get(api + "/" + task).statusCode()).isEqualTo(200);

        var washer = wire.signedOn("car-washer-1");
        assertThat(washer.get(api + "?processInstanceId=" + process).body()).isEqualTo("[]");
        for (String path : new String[] {"", "/form", "/form-variables", "/variables", "/comment", "/identity-links"}) {
            var answer = washer.get(api + "/" + task + path);
            assertThat(answer.statusCode()).as(path).isBetween(400, 499);
            assertThat(answer.body()).doesNotContain("转告客户", "service-advisor");
        }
        assertThat(wire.get(api + "/" + task).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("wrong passwords slow down their user at their address, and nobody else")
    void throttlesWrongPasswords() {
        String path = "/engine-rest/process-definition/count";
        var identities = engine.getIdentityService();
        var probe = identities.newUser("probe-machine");
        probe.setPassword("Warehouse-2026!x");
        identities.saveUser(probe);
        identities.createMembership(probe.getId(), "machine");
        try {
            String[] wrong = {"Authorization", Wire.basic("probe-machine", "guess")};
            String[] right = {"Authorization", Wire.basic("probe-machine", "Warehouse-2026!x")};
            assertThat(wire.get(path, right).statusCode()).isEqualTo(200);
            for (int i = 0; i < 5; i++) assertThat(wire.get(path, wrong).statusCode()).isEqualTo(401);
            assertThat(wire.get(path, right).statusCode()).as("too early, even with the right one").isEqualTo(401);
            assertThat(wire.get(path, MACHINE).statusCode()).as("another user at this address").isEqualTo(200);
            assertThat(wire.get(path, right[0], right[1], "X-Forwarded-For", "203.0.113.9").statusCode()).as("the same user at another address").isEqualTo(200);
            floor.at(floor.now().plusSeconds(16));
            assertThat(wire.get(path, right).statusCode()).as("after the pause").isEqualTo(200);
        } finally {
            identities.deleteUser("probe-machine");
        }
    }

    private static String[] as(String user) {
        return new String[] {"Authorization", Wire.basic(user, Desk.PASSWORD)};
    }
}
