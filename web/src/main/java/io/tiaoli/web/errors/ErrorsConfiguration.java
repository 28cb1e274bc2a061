package io.tiaoli.web.errors;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Puts {@link PlainErrors} before both interfaces of the engine, behind the sign-on, and {@link LargestBody} before all. */
@Configuration
class ErrorsConfiguration {

    /** Outside all other interceptors, so that it notes what the caller gets to hear. */
    @Bean
    @Order(2)
    ProcessEnginePlugin notedFailures() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.getCustomPreCommandInterceptorsTxRequired().add(0, new NotedFailure());
            }
        };
    }

    /** Before everything that may read a body, the sign-on too. */
    @Bean
    FilterRegistrationBean<LargestBody> largestBody() {
        var filter = new FilterRegistrationBean<>(new LargestBody());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<PlainErrors> plainErrors(ObjectMapper json) {
        var filter = new FilterRegistrationBean<>(new PlainErrors(json));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        filter.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        return filter;
    }
}
