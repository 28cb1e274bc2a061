package io.tiaoli.processes.engine;

import java.util.List;
import java.util.UUID;

import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

import io.tiaoli.testing.TestDatabase;

/** An engine with few statements that notes what it asks its database. */
final class AskingEngine {

    /** @param url of an H2 in memory */
    static ProcessEngine at(String url, List<String> asked) {
        return at(new TestDatabase.Access(url, "sa", ""), asked);
    }

    static ProcessEngine at(TestDatabase.Access access, List<String> asked) {
        var node = new StandaloneProcessEngineConfiguration();
        node.setProcessEngineName("few-statements-" + UUID.randomUUID()).setJdbcUrl(access.url()).setJdbcUsername(access.user()).setJdbcPassword(access.password());
        node.setJdbcDriver(access.isPostgres() ? "org.postgresql.Driver" : "org.h2.Driver").setDatabaseSchemaUpdate("true").setJobExecutorActivate(false);
        node.setStandaloneTasksEnabled(false);
        node.getProcessEnginePlugins().add(new FewStatements());
        node.getProcessEnginePlugins().add(new AbstractProcessEnginePlugin() {
            @Override
            public void postInit(ProcessEngineConfigurationImpl built) {
                built.getSqlSessionFactory().getConfiguration().addInterceptor(new Asked(asked));
            }
        });
        return node.buildProcessEngine();
    }

    private AskingEngine() {}

    /** Notes the name of every query and every change. */
    @Intercepts({@Signature(type = Executor.class, method = "query", args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}),
            @Signature(type = Executor.class, method = "update", args = {MappedStatement.class, Object.class})})
    static final class Asked implements Interceptor {

        private final List<String> names;

        Asked(List<String> names) {
            this.names = names;
        }

        @Override
        public Object intercept(Invocation invocation) throws Throwable {
            names.add(((MappedStatement) invocation.getArgs()[0]).getId());
            return invocation.proceed();
        }
    }
}
