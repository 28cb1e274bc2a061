package io.tiaoli.web.pages;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Staff by name. */
@Component
public class Staff {

    /** Somebody of the staff. */
    public record Person(String user, String name) {}

    private final IdentityService identities;

    Staff(IdentityService identities) {
        this.identities = identities;
    }

    /** What somebody is called, or the user id where there is no such user any more. */
    public String name(String user) {
        var known = identities.createUserQuery().userId(user).singleResult();
        return known == null || known.getFirstName() == null || known.getFirstName().isBlank() ? user : known.getFirstName();
    }

    /** Everybody who is in one of the groups, each once, by name. */
    public List<Person> in(Collection<String> groups) {
        Map<String, Person> people = new LinkedHashMap<>();
        for (String group : groups) {
            identities.createUserQuery().memberOfGroup(group).list().forEach(u -> people.putIfAbsent(u.getId(), new Person(u.getId(), u.getFirstName() == null ? u.getId() : u.getFirstName())));
        }
        return people.values().stream().sorted(Comparator.comparing(Person::name).thenComparing(Person::user)).toList();
    }
}
