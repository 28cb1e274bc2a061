package io.tiaoli.web.signon;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.DispatcherType;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

import io.tiaoli.web.access.Groups;

/** Who may come in where. */
@Configuration
class SignOnConfiguration {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    /** Our own pages load nothing from elsewhere and run no script that stands in a page. */
    private static final String CONTENT_SECURITY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    /** Patterns over the whole path: the default matcher leaves out the prefix of the engine's servlets and silently matches nothing. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean pathPatterns() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /**
     * Machines and administrators: a password or a token at every call, no session; the engine's own rights apply to the caller.
     * Process owners come in for what Camunda Modeler asks before and when it deploys.
     */
    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http, IdentityService identities, MachineTokens tokens, Throttle throttle) throws Exception {
        return http.securityMatcher("/engine-rest/**", "/actuator/prometheus")
                .authorizeHttpRequests(a -> a
                        .requestMatchers(HttpMethod.GET, "/engine-rest/version", "/engine-rest/deployment").hasAnyAuthority(callers(Groups.lines().keySet()))
                        .requestMatchers(HttpMethod.POST, "/engine-rest/deployment/create").hasAnyAuthority(callers(Groups.lines().keySet()))
                        // the engine counts nothing for itself: see /actuator/prometheus
                        .requestMatchers("/engine-rest/metrics/**", "/engine-rest/engine/*/metrics/**").denyAll()
                        .anyRequest().hasAnyAuthority(callers(Set.of())))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(c -> c.disable())
                .httpBasic(withDefaults())
                .oauth2ResourceServer(o -> o.authenticationManagerResolver(request -> new ProviderManager(new TokenDoor(tokens, throttle))))
                .addFilterAfter(new EngineIdentity(identities), AuthorizationFilter.class)
                .build();
    }

    /** Machines, administrators, and the owners of these business lines. */
    private static String[] callers(Set<String> lines) {
        return Stream.concat(Stream.of(Groups.MACHINE, Groups.ADMINISTRATOR), lines.stream().map(Groups::owner)).map(group -> EngineUsers.GROUP + group).toArray(String[]::new);
    }

    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http) throws Exception {
        var api = PathPatternRequestMatcher.withDefaults().matcher("/camunda/api/**");
        var ours = PathPatternRequestMatcher.withDefaults().matcher("/api/**");
        return http
                .authorizeHttpRequests(a -> a
                        .requestMatchers("/actuator/health/**", "/error", "/login", "/assets/**", "/favicon.ico").permitAll()
                        // the engine's own ways in and its first-run set-up do not exist beside ours
                        .requestMatchers(HttpMethod.POST, "/camunda/api/admin/auth/user/*/login/*").denyAll()
                        .requestMatchers("/camunda/api/admin/setup/**", "/camunda/app/admin/*/setup/**", "/camunda/api/engine/engine/*/metrics/**", "/camunda/api/engine/engine/*/external-task/fetchAndLock").denyAll()
                        .anyRequest().authenticated())
                .formLogin(f -> f.loginPage("/login").defaultSuccessUrl(TASKLIST).failureHandler((request, response, wrong) ->
                        response.sendRedirect(request.getContextPath() + (wrong instanceof LockedException locked ? "/login?wait=" + locked.getMessage() : "/login?wrong"))))
                .logout(l -> l.logoutUrl("/logout").logoutSuccessUrl("/login?out"))
                // Camunda's own filter guards its API against foreign sites; Spring's guards everything else
                .csrf(c -> c.ignoringRequestMatchers(api))
                .exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), api)
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), ours))
                .headers(h -> h.cacheControl(c -> c.disable()).addHeaderWriter(new CacheRules()).frameOptions(f -> f.sameOrigin()).referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter((request, response) -> {
                            // a page of the engine has one with a nonce of its own
                            if (!response.containsHeader("Content-Security-Policy")) response.setHeader("Content-Security-Policy", CONTENT_SECURITY);
                        }))
                .build();
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> camundaSignOn() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setName("camunda-sign-on");
        filter.setInitParameters(Map.of(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, EngineSignOn.class.getName()));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }
}
