package io.tiaoli.web.pages;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Role;

/** Names of people and groups in Chinese, as staff know them. */
@Component
public class StaffNames {

    private final IdentityService identities;
    private final Map<String, String> groups = new ConcurrentHashMap<>();

    StaffNames(IdentityService identities) {
        this.identities = identities;
    }

    /** The full name of a user; the id where nobody has it any more, an empty text for null or empty. */
    public String name(String user) {
        if (user == null || user.isBlank()) return "";
        var known = identities.createUserQuery().userId(user).singleResult();
        return known == null || known.getFirstName() == null || known.getFirstName().isBlank() ? user : known.getFirstName();
    }

    public String name(Optional<String> user) {
        return name(user.orElse(""));
    }

    /** What a group is called: 服务顾问. */
    public String group(String id) {
        return Role.of(id).map(Role::label).orElseGet(() -> groups.computeIfAbsent(id, unknown ->
                Optional.ofNullable(identities.createGroupQuery().groupId(unknown).singleResult()).map(g -> g.getName()).orElse(unknown)));
    }

    /** Several groups: 财务、收银. */
    public String groups(Collection<String> ids) {
        return ids.stream().map(this::group).sorted().collect(Collectors.joining("、"));
    }

    /** Whoever was told something, a user or a group. */
    public String told(String userOrGroup) {
        String name = name(userOrGroup);
        return name.equals(userOrGroup) ? group(userOrGroup) : name;
    }
}
