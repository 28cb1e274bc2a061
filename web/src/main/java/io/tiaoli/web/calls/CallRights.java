package io.tiaoli.web.calls;

import java.util.List;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.SignedOn;

/** The call page is for those who answer the telephone. */
@Component
class CallRights {

    private static final List<String> ROLES = List.of("reception-desk", "showroom-manager", "customer-service", "sales-consultant");

    private final SignedOn signedOn;

    CallRights(SignedOn signedOn) {
        this.signedOn = signedOn;
    }

    Me require() {
        var me = signedOn.me();
        if (!me.isAdministrator() && ROLES.stream().noneMatch(me::isIn)) throw new AccessDeniedException("calls");
        return me;
    }
}
