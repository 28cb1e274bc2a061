package io.tiaoli.processes.contact;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;

import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.contact.ContactWindow;

/** The contact window as its owner decided it: the latest decision table {@code contact-window}. */
@Component
class DecidedContactWindow implements ContactWindow {

    private static final int MOST_MOVES = 10;

    private final DecisionService decisions;
    private final IdentityService identities;

    /** Lazy: workers ask the window, and the engine knows the workers. */
    DecidedContactWindow(@Lazy DecisionService decisions, @Lazy IdentityService identities) {
        this.decisions = decisions;
        this.identities = identities;
    }

    @Override
    public Instant earliest(Question question) {
        var at = question.at();
        for (int moves = 0; moves < MOST_MOVES; moves++) {
            var decided = decide(Variables.createVariables()
                    .putValue("now", Date.from(at)).putValue("onReply", question.onReply()).putValue("contactPurpose", question.purpose().name())
                    .putValue("businessLine", question.line().name()).putValue("channel", question.channel().name())
                    .putValue("quietSmsSent", question.quietSmsAlreadySent()).putValue("orderReceivedAt", question.orderReceivedAt().map(Date::from).orElse(null))
                    .putValue("isMorningService", question.morningService()).putValue("beforeDeparture", question.beforeDeparture() && sameDay(question.at(), at))
                    .putValue("departureAt", null).putValue("serviceStart", null));
            if (!"WAIT".equals(decided.getEntry("windowDecision"))) return at;
            at = next(at, LocalTime.parse(decided.getEntry("allowedFrom")));
        }
        throw new IllegalStateException("决策表「contact-window」对 %s 没有给出可以联系的时间".formatted(question));
    }

    /** Evaluated for the platform, not for the person in whose step it is asked. */
    private DmnDecisionRuleResult decide(VariableMap inputs) {
        var person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return decisions.evaluateDecisionTableByKey("contact-window", inputs).getSingleResult();
        } finally {
            identities.setAuthentication(person);
        }
    }

    /** The departure of one day bans nothing on the next. */
    private static boolean sameDay(Instant one, Instant other) {
        return one.atZone(ZoneId.systemDefault()).toLocalDate().equals(other.atZone(ZoneId.systemDefault()).toLocalDate());
    }

    /** The next moment after {@code at} at which the clock shows {@code time}. */
    private static Instant next(Instant at, LocalTime time) {
        var today = at.atZone(ZoneId.systemDefault()).with(time);
        return (today.toInstant().isAfter(at) ? today : today.plusDays(1)).toInstant();
    }
}
