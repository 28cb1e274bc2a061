package io.tiaoli.processes.care;

import java.util.Date;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.WorkerVariables;
import io.tiaoli.workers.care.CarePlans;
import io.tiaoli.workers.care.PlannedContact;

/** The plans in their latest versions: decision tables of which every fitting row is a contact. */
@Component
class DecidedCarePlans implements CarePlans {

    private final DecisionService decisions;
    private final IdentityService identities;

    /** Lazy: workers ask for plans, and the engine knows the workers. */
    DecidedCarePlans(@Lazy DecisionService decisions, @Lazy IdentityService identities) {
        this.decisions = decisions;
        this.identities = identities;
    }

    @Override
    public List<PlannedContact> contacts(String plan, Map<String, Object> facts) {
        var person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return decisions.evaluateDecisionTableByKey(plan, Variables.fromMap(facts).putValue("now", new Date(ClockUtil.getCurrentTime().getTime())))
                    .getResultList().stream().map(row -> WorkerVariables.read(PlannedContact.class, row::get)).toList();
        } catch (NotFoundException e) {
            throw new IllegalArgumentException("没有名为「%s」的计划（决策表）".formatted(plan), e);
        } finally {
            identities.setAuthentication(person);
        }
    }
}
