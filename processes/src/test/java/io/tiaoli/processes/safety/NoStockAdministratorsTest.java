package io.tiaoli.processes.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;

class NoStockAdministratorsTest {

    @Test
    void nobodyJoinsTheBuiltInAdministrators() {
        ProcessEngine engine = SafeEngine.start(Map.of());
        try {
            IdentityService identity = engine.getIdentityService();
            identity.saveUser(identity.newUser("mallory"));
            assertThatThrownBy(() -> identity.saveGroup(identity.newGroup("camunda-admin"))).isInstanceOf(BadUserRequestException.class).hasMessageContaining("administrator");
            assertThatThrownBy(() -> identity.createMembership("mallory", "camunda-admin")).isInstanceOf(BadUserRequestException.class);
            identity.saveGroup(identity.newGroup("administrator"));
            identity.createMembership("mallory", "administrator");
            assertThat(identity.createGroupQuery().groupMember("mallory").list()).extracting("id").containsExactly("administrator");
        } finally {
            engine.close();
        }
    }
}
