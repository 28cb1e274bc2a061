package io.tiaoli.processes.engine;

import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/**
 * Writes a change of a step's or task's history without reading the row first: its start is needed only at its end, for
 * how long it took. Stock reads it at each claim and change too.
 */
final class UnreadHistory extends DbHistoryEventHandler {

    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        if (!(event instanceof HistoricScopeInstanceEvent scope) || isInitialEvent(event)) {
            super.insertOrUpdate(event);
            return;
        }
        boolean known = getDbEntityManager().getCachedEntity(scope.getClass(), scope.getId()) != null;
        if (known) readStart(scope);
        else if (scope.getEndTime() == null || scope.getStartTime() != null) getDbEntityManager().merge(scope);
        else super.insertOrUpdate(event);
    }

    /** That a decision was made, and when, is kept; what it was asked and answered stands in the case's variables. */
    @Override
    protected void insertHistoricDecisionEvaluationEvent(HistoricDecisionEvaluationEvent event) {
        Stream.concat(Stream.of(event.getRootHistoricDecisionInstance()), event.getRequiredHistoricDecisionInstances().stream()).forEach(decision -> {
            decision.setInputs(List.of());
            decision.setOutputs(List.of());
        });
        super.insertHistoricDecisionEvaluationEvent(event);
    }

    /** What was changed unread in this command, and now ends. */
    private static void readStart(HistoricScopeInstanceEvent scope) {
        if (scope.getEndTime() == null || scope.getStartTime() != null) return;
        var stored = Context.getCommandContext().getDbSqlSession().selectById(scope.getClass(), scope.getId());
        if (stored != null) scope.setStartTime(stored.getStartTime());
    }
}
