package io.tiaoli.web.signon;

import java.util.List;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Users and groups live in the engine's identity tables, which Camunda Admin manages; Spring Security asks them. */
@Component
public class EngineUsers implements AuthenticationProvider {

    static final String GROUP = "GROUP_";

    private final IdentityService identities;
    private final Throttle throttle;

    EngineUsers(IdentityService identities, Throttle throttle) {
        this.identities = identities;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        throttle.check(attempt);
        if (!identities.checkPassword(attempt.getName(), String.valueOf(attempt.getCredentials()))) {
            throttle.failed(attempt);
            throw new BadCredentialsException("wrong user or password");
        }
        throttle.succeeded(attempt);
        var known = identities.createUserQuery().userId(attempt.getName()).singleResult();
        var signedOn = UsernamePasswordAuthenticationToken.authenticated(known.getId(), null, authorities(known.getId()));
        signedOn.setDetails(attempt.getDetails());
        return signedOn;
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }

    List<GrantedAuthority> authorities(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).map(id -> (GrantedAuthority) new SimpleGrantedAuthority(GROUP + id)).toList();
    }

    /** The engine's groups of somebody who is signed on. */
    public static List<String> groups(Authentication signedOn) {
        return signedOn.getAuthorities().stream().map(GrantedAuthority::getAuthority).filter(a -> a.startsWith(GROUP)).map(a -> a.substring(GROUP.length())).toList();
    }
}
