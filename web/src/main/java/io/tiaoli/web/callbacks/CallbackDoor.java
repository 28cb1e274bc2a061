package io.tiaoli.web.callbacks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Providers have no session and no form token: their secret is asked for by {@link CallbackSecret} at every call. */
@Configuration
class CallbackDoor {

    @Bean
    @Order(2)
    SecurityFilterChain providers(HttpSecurity http) throws Exception {
        return http.securityMatcher("/callbacks/**")
                .authorizeHttpRequests(a -> a.anyRequest().permitAll())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(c -> c.disable())
                .csrf(c -> c.disable())
                .build();
    }
}
