package io.tiaoli.web.failures;

import java.util.Set;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.SignedOn;

/** Opens the page of failures to managers, each for the flows of their people, to owners for the steps of their flows, and to administrators for all. */
@Component
class FailureRights {

    /** Who asks, and for which flows. */
    record Seer(Me me, Set<String> flows) {

        /** Whether this person needs to know whose case it is. */
        boolean needsPersonalData() {
            return me.isManager();
        }
    }

    private final SignedOn signedOn;
    private final SeenFlows flows;

    FailureRights(SignedOn signedOn, SeenFlows flows) {
        this.signedOn = signedOn;
        this.flows = flows;
    }

    /** For failed steps: whoever manages the people of a flow, or owns it. */
    Seer ofSteps() {
        var me = signedOn.me();
        if (!me.isManager() && !SeenFlows.isOwner(me)) throw new AccessDeniedException("failures");
        return new Seer(me, flows.of(me));
    }

    /** For messages to customers and events: whoever manages the people of a flow. */
    Seer require() {
        var me = signedOn.me();
        if (!me.isManager()) throw new AccessDeniedException("failures");
        return new Seer(me, flows.of(me));
    }
}
