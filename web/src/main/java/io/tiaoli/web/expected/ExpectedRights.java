package io.tiaoli.web.expected;

import java.util.List;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.workers.prospects.Prospect;

/** A consultant sees the own visitors; the reception and those who manage the showroom see everybody's. */
@Component
class ExpectedRights {

    private static final String CONSULTANT = "sales-consultant";
    private static final List<String> ALL = List.of("reception-desk", "showroom-manager", "sales-manager");

    private final SignedOn signedOn;

    ExpectedRights(SignedOn signedOn) {
        this.signedOn = signedOn;
    }

    Me require() {
        var me = signedOn.me();
        if (!all(me) && !me.isIn(CONSULTANT)) throw new AccessDeniedException("expected");
        return me;
    }

    boolean may(Me me, Prospect visitor) {
        return all(me) || me.user().equals(visitor.consultantId());
    }

    private static boolean all(Me me) {
        return me.isAdministrator() || ALL.stream().anyMatch(me::isIn);
    }
}
