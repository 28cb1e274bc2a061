package io.tiaoli.web.consents;

import java.util.List;

import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.Me;

/** Those who talk to customers record what these agree to, and their managers. */
@Component
public class WhoMayAsk {

    private static final List<String> ROLES = List.of("gate-guide", "reception-desk", "service-advisor", "customer-service", "customer-specialist", "dispatcher",
            "telesales", "follow-up-agent");

    public boolean may(Me me) {
        return me.isManager() || ROLES.stream().anyMatch(me::isIn);
    }
}
