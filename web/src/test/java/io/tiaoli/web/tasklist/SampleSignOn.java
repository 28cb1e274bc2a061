package io.tiaoli.web.tasklist;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Signs people in and out of the sample with one session for the engine's web applications and its pages. */
class SampleSignOn {

    @Bean
    AuthenticationProvider engineUsers(IdentityService identity) {
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication attempt) {
                String password = String.valueOf(attempt.getCredentials());
                if (!identity.checkPassword(attempt.getName(), password)) {
                    throw new BadCredentialsException("wrong user or password");
                }
                return UsernamePasswordAuthenticationToken.authenticated(attempt.getName(), null, List.of());
            }

            @Override
            public boolean supports(Class<?> type) {
                return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
            }
        };
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        var engineApi = PathPatternRequestMatcher.withDefaults().matcher("/camunda/api/**");
        return http
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(form -> form.defaultSuccessUrl("/camunda/app/tasklist/default/"))
                .logout(logout -> logout.logoutUrl("/logout"))
                // the engine guards its own API with its own token
                .csrf(csrf -> csrf.ignoringRequestMatchers(engineApi))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), engineApi))
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> signOutPage() {
        return RouterFunctions.route().GET("/sign-out", request -> {
            CsrfToken token = (CsrfToken) request.servletRequest().getAttribute(CsrfToken.class.getName());
            return ServerResponse.ok().contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8)).body("""
                    <form method="post" action="/logout">
                      <input type="hidden" name="%s" value="%s"><button>退出登录</button>
                    </form>
                    """.formatted(token.getParameterName(), token.getToken()));
        }).build();
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> engineSignOn() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(Map.of(
                ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, SignedIn.class.getName()));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        return filter;
    }

    /** Tells the engine's web applications who is signed in; public because the engine makes it by name. */
    public static class SignedIn implements org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider {
        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            Authentication user = SecurityContextHolder.getContext().getAuthentication();
            return user == null ? AuthenticationResult.unsuccessful()
                    : AuthenticationResult.successful(user.getName());
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            // Spring Security has already sent whoever is not signed in to the sign-in page
        }
    }
}
