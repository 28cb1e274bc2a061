package io.tiaoli.web.signon;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the engine know for one request who is calling, and always forgets it again. */
class EngineIdentity extends OncePerRequestFilter {

    private final IdentityService identities;

    EngineIdentity(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var signedOn = SecurityContextHolder.getContext().getAuthentication();
        try {
            identities.setAuthentication(signedOn.getName(), EngineUsers.groups(signedOn));
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }
}
