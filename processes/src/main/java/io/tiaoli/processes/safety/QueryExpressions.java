package io.tiaoli.processes.safety;

import java.util.stream.Stream;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;

/** Refuses expressions in ad-hoc queries, and all but {@link FilterTexts} in stored ones; stock overlooks {@code or} blocks. */
final class QueryExpressions extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) refuseAny(query);
        if (command instanceof AbstractExecuteFilterCmd) {
            CommandField.read(command, "extendingQuery", AbstractQuery.class).ifPresent(QueryExpressions::refuseAny);
        }
        if (command instanceof SaveFilterCmd) {
            CommandField.read(command, "filter", FilterEntity.class)
                    .ifPresent(filter -> texts(filter.<TaskQueryImpl>getQuery()).forEach(FilterTexts::require));
        }
        return next.execute(command);
    }

    private static void refuseAny(AbstractQuery<?, ?> query) {
        texts(query).findAny().ifPresent(text -> {
            throw new BadUserRequestException("查询里不允许表达式「" + text + "」；表达式只能用在保存的筛选里");
        });
    }

    /** An {@code or} block knows no blocks of its own: all hang on the query that it began with. */
    private static Stream<String> texts(AbstractQuery<?, ?> query) {
        Stream<TaskQueryImpl> blocks = query instanceof TaskQueryImpl tasks ? tasks.getQueries().stream() : Stream.empty();
        return Stream.concat(Stream.of(query), blocks).flatMap(block -> block.getExpressions().values().stream());
    }
}
