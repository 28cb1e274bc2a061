package io.tiaoli.web.running;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.filter.OncePerRequestFilter;

import io.tiaoli.workers.logging.LogMarks;

/** Gives each request, each run of a loop and each batch of jobs a number under which its log lines are found. */
@Configuration(proxyBeanMethods = false)
class Traces {

    /** Spring's own scheduler and executor take it up by themselves. */
    @Bean
    static TaskDecorator traced() {
        return work -> () -> {
            try (var trace = LogMarks.newTrace()) {
                work.run();
            }
        };
    }

    /** The engine's executor does not. */
    @Bean
    static BeanPostProcessor tracedJobs() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (name.equals("camundaTaskExecutor") && bean instanceof ThreadPoolTaskExecutor executor) executor.setTaskDecorator(traced());
                return bean;
            }
        };
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    OncePerRequestFilter tracedRequests() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
                try (var trace = LogMarks.trace(Optional.ofNullable(request.getHeader("traceparent")))) {
                    chain.doFilter(request, response);
                }
            }
        };
    }
}
