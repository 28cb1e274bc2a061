package io.tiaoli.web.testing;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import io.tiaoli.testing.TestDatabase;

/** Points the application at the one database of the test run. */
class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var access = TestDatabase.access();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-database", Map.of(
                "spring.datasource.url", access.url(), "spring.datasource.username", access.user(), "spring.datasource.password", access.password())));
    }
}
