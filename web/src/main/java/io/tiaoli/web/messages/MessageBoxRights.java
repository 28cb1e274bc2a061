package io.tiaoli.web.messages;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.SignedOn;

/** Opens the message box to managers, customer service and administrators. */
@Component
class MessageBoxRights {

    private final SignedOn signedOn;

    MessageBoxRights(SignedOn signedOn) {
        this.signedOn = signedOn;
    }

    Me require() {
        var me = signedOn.me();
        if (!me.isManager() && !me.isIn("customer-service")) throw new AccessDeniedException("message box");
        return me;
    }
}
