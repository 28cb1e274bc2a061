package io.tiaoli.processes.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** In Spring, stock expressions reach every bean of the application; here they do not. */
class SafeInSpringTest {

    @Configuration
    static class Application {

        @Bean
        SafeEngine.Secret secret() {
            return new SafeEngine.Secret();
        }

        @Bean
        ProcessEngineFactoryBean engine(ApplicationContext application) {
            var database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
            var engine = new SpringProcessEngineConfiguration();
            engine.setProcessEngineName("spring-" + UUID.randomUUID());
            engine.setApplicationContext(application);
            engine.setDataSource(database);
            engine.setTransactionManager(new DataSourceTransactionManager(database));
            engine.setDatabaseSchemaUpdate("true");
            engine.setJobExecutorActivate(false);
            engine.getProcessEnginePlugins().add(new SafetyPlugin(Map.of("sendSms", (JavaDelegate) execution -> { })));
            engine.getProcessEnginePlugins().add(new AbstractProcessEnginePlugin() {
                @Override
                public void preInit(ProcessEngineConfigurationImpl configuration) {
                    configuration.setCustomPreDeployers(null);
                }
            });
            var factory = new ProcessEngineFactoryBean();
            factory.setProcessEngineConfiguration(engine);
            return factory;
        }
    }

    @Test
    void aDiagramReachesWorkersButNoBean() {
        try (var application = new AnnotationConfigApplicationContext(Application.class)) {
            ProcessEngine engine = application.getBean(ProcessEngine.class);
            int read = SafeEngine.Secret.READ.get();
            run(engine, "<bpmn:userTask id=\"step\" name=\"${secret.password}\"/>");
            assertThat(engine.getTaskService().createTaskQuery().singleResult().getName()).as("a bean reads as a variable that nobody set").isNull();
            assertThatThrownBy(() -> run(engine, "<bpmn:serviceTask id=\"step\" camunda:expression=\"${secret.getPassword()}\"/>")).isInstanceOf(ProcessEngineException.class);
            assertThat(SafeEngine.Secret.READ).hasValue(read);
            run(engine, "<bpmn:serviceTask id=\"step\" camunda:delegateExpression=\"${sendSms}\"/>");
        }
    }

    private static void run(ProcessEngine engine, String step) {
        engine.getRepositoryService().createDeployment().addString("flow.bpmn", SafeEngine.process(step)).deploy();
        engine.getRuntimeService().startProcessInstanceByKey("flow");
    }
}
