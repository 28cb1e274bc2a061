package io.tiaoli.web.errors;

import org.apache.commons.lang3.exception.ExceptionUtils;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.springframework.http.HttpStatus;

import io.tiaoli.workers.Refused;

/** Whose fault it is that the engine did not do what a call asked for. The engine's interface says 500 to most wrong ids, missing values and missing rights. */
final class Blame {

    /** Its own code does not look whether all ids lead to something. */
    private static final String ENGINE = "org.camunda.bpm.engine.";

    private Blame() {}

    /** The engine refuses with exceptions of its own; what else is thrown, or could not be written, is a failure of ours. */
    static HttpStatus of(RuntimeException failure) {
        if (ExceptionUtils.indexOfType(failure, AuthorizationException.class) >= 0) return HttpStatus.FORBIDDEN;
        if (ExceptionUtils.indexOfType(failure, ProcessEnginePersistenceException.class) >= 0) return HttpStatus.INTERNAL_SERVER_ERROR;
        if (ExceptionUtils.indexOfType(failure, NotFoundException.class) >= 0) return HttpStatus.NOT_FOUND;
        if (failure instanceof NullPointerException && failure.getStackTrace().length > 0 && failure.getStackTrace()[0].getClassName().startsWith(ENGINE)) return HttpStatus.BAD_REQUEST;
        return ExceptionUtils.stream(failure).allMatch(cause -> cause instanceof ProcessEngineException || cause instanceof IllegalArgumentException || cause instanceof Refused) ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
    }
}
