package io.tiaoli.web.access;

import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.tiaoli.web.testing.AppTest;

/** What holds for each address of ours, also for those of tomorrow. */
@AppTest
class EveryRouteTest {

    /** Open to everybody; providers bring a secret. */
    static final Set<String> OPEN = Set.of("/login", "/error", "/callbacks/sms/receipt", "/callbacks/sms/reply");

    record Route(RequestMethod method, String path) {}

    @Autowired MockMvc http;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;

    List<Route> all() {
        var all = routes.getHandlerMethods().keySet().stream().flatMap(mapping -> mapping.getPatternValues().stream().flatMap(path -> methods(mapping.getMethodsCondition().getMethods()).map(method -> new Route(method, path))))
                .filter(route -> !OPEN.contains(route.path())).toList();
        assertThat(all).as("addresses of ours").hasSizeGreaterThan(100);
        return all;
    }

    static Stream<RequestMethod> methods(Set<RequestMethod> methods) {
        return methods.isEmpty() ? Stream.of(RequestMethod.GET, RequestMethod.POST) : methods.stream();
    }

    static String filled(String path) {
        return path.replaceAll("\\{[^/]*}", "1");
    }

    @Test
    @DisplayName("no address answers somebody who has not signed on")
    void signedOnOnly() throws Exception {
        for (var route : all()) {
            var answer = http.perform(request(HttpMethod.valueOf(route.method().name()), filled(route.path()))).andReturn().getResponse();
            boolean toSignIn = answer.getStatus() == 302 && String.valueOf(answer.getRedirectedUrl()).endsWith("/login");
            assertThat(toSignIn || answer.getStatus() == 401 || answer.getStatus() == 403).as("%s: %d", route, answer.getStatus()).isTrue();
        }
    }

    @Test
    @DisplayName("no address that changes something answers a form of another site")
    void withTokenOnly() throws Exception {
        for (var route : all()) {
            if (route.method() == RequestMethod.GET) continue;
            var answer = http.perform(request(HttpMethod.valueOf(route.method().name()), filled(route.path())).with(as("administrator-1"))).andReturn().getResponse();
            assertThat(answer.getStatus()).as("%s", route).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("an id that is not there is told as that, and never as a failure")
    void unknownIds() throws Exception {
        for (String person : new String[] {"administrator-1", "process-owner-workshop-1", "car-washer-1"}) {
            for (var route : all()) {
                if (route.method() != RequestMethod.GET) continue;
                assertThat(http.perform(request(HttpMethod.GET, filled(route.path())).with(as(person))).andReturn().getResponse().getStatus()).as("%s for %s", route, person).isLessThan(500);
            }
        }
    }
}
