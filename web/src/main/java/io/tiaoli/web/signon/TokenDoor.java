package io.tiaoli.web.signon;

import java.util.List;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

import io.tiaoli.web.access.Groups;

/** Lets in who brings a valid token, as a member of the group of machines and nothing else. */
class TokenDoor implements AuthenticationProvider {

    private final MachineTokens tokens;
    private final Throttle throttle;

    TokenDoor(MachineTokens tokens, Throttle throttle) {
        this.tokens = tokens;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String text = ((BearerTokenAuthenticationToken) attempt).getToken();
        var claim = UsernamePasswordAuthenticationToken.unauthenticated("token " + MachineTokens.claimedId(text).orElse("?"), null);
        claim.setDetails(attempt.getDetails());
        throttle.check(claim);
        var token = tokens.use(text);
        if (token.isEmpty()) {
            throttle.failed(claim);
            throw new InvalidBearerTokenException("The token is unknown, expired or revoked");
        }
        throttle.succeeded(claim);
        // no user can be called so, because the id of a user has no blank
        var machine = UsernamePasswordAuthenticationToken.authenticated("令牌 " + token.get().name(), null, List.of(new SimpleGrantedAuthority(EngineUsers.GROUP + Groups.MACHINE)));
        machine.setDetails(attempt.getDetails());
        return machine;
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return BearerTokenAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
