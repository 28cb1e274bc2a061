package io.tiaoli.processes.people;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Role;
import io.tiaoli.workers.customerfile.Agents;

/** The follow-up agents among the users of the engine. */
@Component
class EngineAgents implements Agents {

    private final IdentityService identities;

    /** Lazy: workers ask who is an agent, and the engine knows the workers. */
    EngineAgents(@Lazy IdentityService identities) {
        this.identities = identities;
    }

    /** Asked for the platform, not for the person in whose step it is asked. */
    @Override
    public boolean isAgent(String userId) {
        var person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return identities.createUserQuery().userId(userId).memberOfGroup(Role.FOLLOW_UP_AGENT.id()).count() > 0;
        } finally {
            identities.setAuthentication(person);
        }
    }
}
