package io.tiaoli.web.pages;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Role;

/** People and groups by name, in Chinese, as staff know them. */
@Component
public class StaffNames {

    /** Somebody of the staff. */
    public record Person(String user, String name) {}

    private final IdentityService identities;
    private final Map<String, String> groups = new ConcurrentHashMap<>();

    StaffNames(IdentityService identities) {
        this.identities = identities;
    }

    /** The full name of a user; the id where nobody has it any more, an empty text for null or empty. */
    public String name(String user) {
        if (user == null || user.isBlank()) return "";
        var known = identities.createUserQuery().userId(user).singleResult();
        return known == null ? user : name(known);
    }

    private static String name(User known) {
        return known.getFirstName() == null || known.getFirstName().isBlank() ? known.getId() : known.getFirstName();
    }

    public String name(Optional<String> user) {
        return name(user.orElse(""));
    }

    /** Everybody who is in one of the groups, each once, by name. */
    public List<Person> in(Collection<String> groups) {
        Map<String, Person> people = new LinkedHashMap<>();
        groups.forEach(group -> identities.createUserQuery().memberOfGroup(group).list().forEach(u -> people.putIfAbsent(u.getId(), new Person(u.getId(), name(u)))));
        return people.values().stream().sorted(Comparator.comparing(Person::name).thenComparing(Person::user)).toList();
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
