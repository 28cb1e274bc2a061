package io.tiaoli.web.errors;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Keeps with a request the exception of the engine that ended it, which the engine's interface tells in words alone. */
final class NotedFailure extends CommandInterceptor {

    private static final String NAME = NotedFailure.class.getName();

    /** Empty where no command failed: then the interface itself could not make a command of what came in. */
    static Optional<RuntimeException> of(HttpServletRequest request) {
        return Optional.ofNullable((RuntimeException) request.getAttribute(NAME));
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            var request = RequestContextHolder.getRequestAttributes();
            if (request != null) request.setAttribute(NAME, e, RequestAttributes.SCOPE_REQUEST);
            throw e;
        }
    }
}
