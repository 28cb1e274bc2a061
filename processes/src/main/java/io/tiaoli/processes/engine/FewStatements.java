package io.tiaoli.processes.engine;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;

/** Lets the engine trouble its database less: not with what it knows already, not for what cannot be there, not row by row. */
public final class FewStatements extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<SessionFactory> factories = with(engine.getCustomSessionFactories(), new InPlaceOf(ProcessDefinitionManager.class, RunningDefinitions::new));
        factories.add(new InPlaceOf(ExecutionManager.class, ExecutionTrees::new));
        factories.add(new InPlaceOf(TaskManager.class, KnownTasks::new));
        factories.add(new InPlaceOf(VariableInstanceManager.class, KnownVariables::new));
        Map<KnownDecisions.Of, String> decisions = new ConcurrentHashMap<>();
        factories.add(new InPlaceOf(DecisionDefinitionManager.class, () -> new KnownDecisions(decisions)));
        engine.setCustomSessionFactories(factories);
        engine.setHistoryEventProducer(new HistoryEvents());
        engine.setEnableDefaultDbHistoryEventHandler(false);
        engine.getCustomHistoryEventHandlers().add(new UnreadHistory());
        engine.setCustomPostBPMNParseListeners(with(engine.getCustomPostBPMNParseListeners(), new ChangedResults()));
    }

    private static <T> List<T> with(List<T> others, T ours) {
        List<T> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
        all.add(ours);
        return all;
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        if (!engine.isJdbcBatchProcessing()) return;
        GroupedDeletes.addTo(engine.getSqlSessionFactory().getConfiguration());
        engine.getSessionFactories().put(DbSqlSession.class, new Sessions(engine.getDbSqlSessionFactory()));
    }

    /** Opens a session of ours for each command, with all that the stock factory has been told. */
    private static final class Sessions extends DbSqlSessionFactory {

        private final DbSqlSessionFactory stock;

        Sessions(DbSqlSessionFactory stock) {
            super(true);
            this.stock = stock;
        }

        @Override
        public Session openSession() {
            return new GroupedDeletes(stock);
        }

        @Override
        public DbSqlSession openSession(Connection connection, String catalog, String schema) {
            return stock.openSession(connection, catalog, schema);
        }
    }

    /** Stands under the stock class, and so takes its place. */
    private record InPlaceOf(Class<? extends Session> stock, Supplier<Session> ours) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return stock;
        }

        @Override
        public Session openSession() {
            return ours.get();
        }
    }
}
