package io.tiaoli.processes.engine;

import java.sql.SQLException;
import java.util.Set;

import org.apache.commons.lang3.exception.ExceptionUtils;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Says to the caller, and not as a failure of ours, that the database cannot hold or look for what came in. */
public final class UnstorableInput extends CommandInterceptor {

    /** What the caller is told. */
    public static final String SENTENCE = "有一项内容太长、太大，或者含有不能保存的字符，请改短或去掉后再试";

    /** Too long, out of range as a number or a time, a character that no text may hold, a byte sequence that is none. */
    private static final Set<String> STATES = Set.of("22001", "22003", "22007", "22008", "22021", "22P05");
    /** A table that is not there: queries for cases after CMMN, which is switched off. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02");

    /** Whether a value that came in is what the database refused. */
    public static boolean isCauseOf(Throwable failure) {
        return state(failure, STATES);
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException e) {
            if (isCauseOf(e)) throw new BadUserRequestException(SENTENCE, e);
            if (state(e, NO_TABLE)) throw new BadUserRequestException("这里没有启用 CMMN，不能按它查询", e);
            throw e;
        }
    }

    private static boolean state(Throwable failure, Set<String> states) {
        return ExceptionUtils.stream(failure).anyMatch(cause -> cause instanceof SQLException sql && sql.getSQLState() != null && states.contains(sql.getSQLState()));
    }
}
