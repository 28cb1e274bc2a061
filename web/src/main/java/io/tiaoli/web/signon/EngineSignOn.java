package io.tiaoli.web.signon;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tells Camunda's web applications who is signed on with Spring Security; made by its filter, by class name. */
public class EngineSignOn implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        var signedOn = SecurityContextHolder.getContext().getAuthentication();
        if (signedOn == null || !signedOn.isAuthenticated() || signedOn instanceof AnonymousAuthenticationToken) return AuthenticationResult.unsuccessful();
        var result = new AuthenticationResult(signedOn.getName(), true);
        result.setGroups(EngineUsers.groups(signedOn));
        return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // the security chain has sent strangers to the sign-in page before this filter is asked
    }
}
