package io.tiaoli.processes.tasks;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/** Makes the engine show and give a task only to its assignee, its candidate groups and their managers, on every route. */
public final class TaskRulePlugin extends AbstractProcessEnginePlugin {

    private final ActingPerson acting;

    public TaskRulePlugin(TaskManagers managers) {
        this.acting = new ActingPerson(managers);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setAuthorizationEnabled(true);
        engine.setResourceAuthorizationProvider(new NoTaskGrants());
        engine.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new TaskCommandChecker(acting))));
        engine.setCustomSessionFactories(and(engine.getCustomSessionFactories(), new RuleSessions()));
        engine.setCustomPostCommandInterceptorsTxRequired(
                and(engine.getCustomPostCommandInterceptorsTxRequired(), (CommandInterceptor) new TaskCommandGuard(acting)));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(
                and(engine.getCustomPostCommandInterceptorsTxRequiresNew(), (CommandInterceptor) new TaskCommandGuard(acting)));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        if (!engine.isAuthorizationEnabled()) throw new IllegalStateException("The task rule needs the engine's authorization: another plug-in has switched it off");
        engine.getSqlSessionFactory().getConfiguration().addInterceptor(new QueryRestriction(acting, "postgres".equals(engine.getDatabaseType())));
    }

    /** Stands under the stock class, and so takes its place. */
    private static final class RuleSessions implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new RuleInQueries();
        }
    }

    private static <T> List<T> and(List<T> present, T added) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.add(added);
        return all;
    }
}
