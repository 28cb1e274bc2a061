package io.tiaoli.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Wire;

@AppTest
class RightsTest {

    static final String GROUPS = "/camunda/api/engine/engine/default/group";

    @Autowired Wire wire;
    @Autowired IdentityService identities;

    @Test
    @DisplayName("everybody in Tasklist reads what each group is called, because the candidates of a task are shown by name")
    void readsNamesOfGroups() {
        for (String person : new String[] {"car-washer-1", "service-advisor-1", "process-owner-workshop-1"}) {
            var desk = wire.signedOn(person);
            assertThat(desk.get(GROUPS + "/cashier").body()).as(person).contains("收银");
            assertThat(desk.get(GROUPS + "?maxResults=200").body()).as(person).contains("系统管理员", "服务顾问", "车间流程负责人");
        }
    }

    @Test
    @DisplayName("reading the name of a group gives no right to change it, its members or the people in it")
    void changesNoGroup() {
        var washer = wire.signedOn("car-washer-1");
        assertThat(washer.post(GROUPS + "/create", "application/json", "{\"id\":\"my-own\",\"name\":\"x\",\"type\":\"WORKFLOW\"}").statusCode()).isEqualTo(403);
        assertThat(identities.createGroupQuery().groupId("my-own").count()).isZero();
        assertThat(washer.get("/camunda/api/engine/engine/default/user?memberOfGroup=administrator").body()).doesNotContain("administrator-1");
        assertThat(wire.signedOn("car-washer-1").post("/camunda/api/engine/engine/default/authorization/create", "application/json",
                "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"car-washer-1\",\"resourceType\":2,\"resourceId\":\"*\"}").statusCode()).isEqualTo(403);
    }
}
