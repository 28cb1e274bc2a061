package io.tiaoli.processes.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Closes at run time what a deployer, a filter or a variable could use to run code; {@code .github/SECURITY.md} lists it. */
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
        engine.setEnableXxeProcessing(false);
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setSkipOutputMappingOnCanceledActivities(true);
        engine.setCustomPostCommandInterceptorsTxRequired(with(engine.getCustomPostCommandInterceptorsTxRequired(), new QueryExpressions()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(with(engine.getCustomPostCommandInterceptorsTxRequiresNew(), new QueryExpressions()));
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

    private static List<CommandInterceptor> with(List<CommandInterceptor> present, CommandInterceptor added) {
        List<CommandInterceptor> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.add(added);
        return all;
    }
}
