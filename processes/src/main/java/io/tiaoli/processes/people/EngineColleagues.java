package io.tiaoli.processes.people;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Role;
import io.tiaoli.workers.calls.Colleagues;

/** The staff among the users of the engine: whoever is in the group of a role. */
@Component
class EngineColleagues implements Colleagues {

    private final IdentityService identities;

    /** Lazy: workers ask for colleagues, and the engine knows the workers. */
    EngineColleagues(@Lazy IdentityService identities) {
        this.identities = identities;
    }

    /** Asked for the platform, not for the person in whose step it is asked. */
    @Override
    public Optional<Colleague> named(String userOrName) {
        var person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            var users = Stream.concat(identities.createUserQuery().userId(userOrName).list().stream(), identities.createUserQuery().userFirstName(userOrName).list().stream())
                    .distinct().toList();
            var found = users.stream().flatMap(user -> role(user).map(role -> new Colleague(user.getId(), name(user), role)).stream()).toList();
            return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        } finally {
            identities.setAuthentication(person);
        }
    }

    private Optional<String> role(User user) {
        List<String> groups = identities.createGroupQuery().groupMember(user.getId()).list().stream().map(Group::getId).toList();
        return groups.stream().filter(group -> Role.of(group).isPresent()).findFirst();
    }

    private static String name(User user) {
        return user.getFirstName() == null || user.getFirstName().isBlank() ? user.getId() : user.getFirstName();
    }
}
