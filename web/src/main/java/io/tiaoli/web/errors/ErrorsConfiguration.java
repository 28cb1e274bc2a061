package io.tiaoli.web.errors;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link PlainErrors} before both interfaces of the engine, behind the sign-on. */
@Configuration
class ErrorsConfiguration {

    @Bean
    FilterRegistrationBean<PlainErrors> plainErrors(ObjectMapper json) {
        var filter = new FilterRegistrationBean<>(new PlainErrors(json));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        filter.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        return filter;
    }
}
