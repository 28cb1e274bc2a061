package io.tiaoli.processes.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;

/** Closes in the engine what a deployer, a filter or a variable could use to run code; {@code .github/SECURITY.md} lists it. */
public final class SafetyPlugin extends AbstractProcessEnginePlugin {

    private final Map<String, ?> delegates;

    /** @param delegates the workers that a diagram may name, by bean name; may still be filled after the engine has started */
    public SafetyPlugin(Map<String, ?> delegates) {
        this.delegates = delegates;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        expressionsAndScripts(engine);
        variables(engine);
        engine.setCustomPreDeployers(with(engine.getCustomPreDeployers(), (Deployer) new AllowListAtDeployment(new ModelAllowList(delegates.keySet()))));
        engine.setEnableXxeProcessing(false);
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setSkipOutputMappingOnCanceledActivities(true);
        engine.setCustomPostCommandInterceptorsTxRequired(withGuards(engine.getCustomPostCommandInterceptorsTxRequired()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(withGuards(engine.getCustomPostCommandInterceptorsTxRequiresNew()));
    }

    /** New ones for each chain, because an interceptor knows the next of its own. */
    private static List<CommandInterceptor> withGuards(List<CommandInterceptor> present) {
        return with(with(present, new QueryExpressions()), new NoStockAdministrators());
    }

    private void expressionsAndScripts(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new SafeExpressions(delegates));
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        // stored ones stay on for the few texts of our filters, see QueryExpressions
        engine.setEnableExpressionsInStoredQueries(true);
    }

    private static void variables(ProcessEngineConfigurationImpl engine) {
        engine.setVariableTypes(new PlainVariables());
        engine.setDefaultSerializationFormat("application/json");
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setDeserializationTypeValidator(new PlainTypes());
    }

    private static <T> List<T> with(List<T> present, T added) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.add(added);
        return all;
    }
}
