package io.tiaoli.processes.engine;

import java.util.Date;
import java.util.List;
import java.util.Objects;

import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.variable.mapping.OutputParameter;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Writes a result of a step into its variable only where it is another one: the same value again is a row and its history. */
final class ChangedResults extends AbstractBpmnParseListener {

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        definitions.forEach(ChangedResults::in);
    }

    private static void in(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            var mapping = activity.getIoMapping();
            if (mapping != null && mapping.getOutputParameters() != null) {
                mapping.setOuputParameters(mapping.getOutputParameters().stream().<OutputParameter>map(Result::new).toList());
            }
            in(activity);
        }
    }

    private static final class Result extends OutputParameter {

        Result(OutputParameter stock) {
            super(stock.getName(), stock.getValueProvider());
        }

        @Override
        protected void execute(AbstractVariableScope step, AbstractVariableScope around) {
            Object value = getValueProvider().getValue(step);
            if (!isThere(value, around)) around.setVariable(getName(), value);
        }

        /** Of a value that can change by itself only the engine knows whether it did. */
        private boolean isThere(Object value, AbstractVariableScope around) {
            boolean plain = value == null || value instanceof String || value instanceof Boolean || value instanceof Number || value instanceof Date;
            return plain && around.hasVariable(getName()) && Objects.equals(around.getVariable(getName()), value);
        }
    }
}
