package io.tiaoli.processes.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Role;
import io.tiaoli.processes.deadlines.Absences;
import io.tiaoli.workers.showroom.SalesTeam;

/** The sales consultants among the users of the engine, without those who are away. */
@Component
class EngineSalesTeam implements SalesTeam {

    private final IdentityService identities;
    private final Absences absences;

    /** Lazy: workers ask who is there, and the engine knows the workers. */
    EngineSalesTeam(@Lazy IdentityService identities, Absences absences) {
        this.identities = identities;
        this.absences = absences;
    }

    /** Asked for the platform, not for the person in whose step it is asked. */
    @Override
    public List<Consultant> present(LocalDate day) {
        Set<String> away = absences.current().stream().filter(a -> !a.from().isAfter(day) && !a.until().isBefore(day)).map(Absences.Absence::user).collect(Collectors.toSet());
        var person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return identities.createUserQuery().memberOfGroup(Role.SALES_CONSULTANT.id()).orderByUserId().asc().list().stream().filter(user -> !away.contains(user.getId()))
                    .map(user -> new Consultant(user.getId(), user.getFirstName() == null || user.getFirstName().isBlank() ? user.getId() : user.getFirstName())).toList();
        } finally {
            identities.setAuthentication(person);
        }
    }
}
