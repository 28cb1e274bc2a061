package io.tiaoli.web.signon;

import java.util.EnumSet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;

import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyDelegateFilter;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoaderDependingFilter;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoadingProcessEnginesFilter;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes the place of the engine's page filter, which would send everybody to its first-run set-up as long as its own
 * administrator group is empty; ours is {@code administrator}, and the set-up is closed for good.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SetupClosed implements ServletContextInitializer {

    @Override
    public void onStartup(ServletContext context) {
        // the name under which the engine would register its own: the first one stays
        context.addFilter("Engines Filter", new Pages()).addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/camunda/api/*", "/camunda/app/*");
    }

    private static final class Pages extends LazyDelegateFilter<ResourceLoaderDependingFilter> {

        Pages() {
            super(PagesWithoutSetup.class);
        }
    }

    /** Made by the engine's lazy filter, by class. */
    public static class PagesWithoutSetup extends ResourceLoadingProcessEnginesFilter {

        @Override
        protected boolean needsInitialUser(String engine) {
            return false;
        }
    }
}
