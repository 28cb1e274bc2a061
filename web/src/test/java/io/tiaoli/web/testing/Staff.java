package io.tiaoli.web.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Somebody of the demo company, for requests without a browser. */
public final class Staff {

    /** The request of {@code cashier-1}, who is in the group {@code cashier}. */
    public static RequestPostProcessor as(String person) {
        return user(person).authorities(new SimpleGrantedAuthority("GROUP_" + person.replaceFirst("-\\d+$", "")));
    }

    private Staff() {}
}
