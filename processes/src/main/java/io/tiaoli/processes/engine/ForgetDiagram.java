package io.tiaoli.processes.engine;

import java.util.List;

import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets go of a diagram's XML once the engine has read it: each step keeps hold of all of it, for changes that only its parser makes, a megabyte for each version of a flow. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ForgetDiagram extends AbstractBpmnParseListener {

    @Override
    public void parseRootElement(Element diagram, List<ProcessDefinitionEntity> flows) {
        flows.forEach(ForgetDiagram::forget);
    }

    private static void forget(ScopeImpl scope) {
        for (ActivityImpl step : scope.getActivities()) {
            step.setDelegateAsyncBeforeUpdate(null);
            step.setDelegateAsyncAfterUpdate(null);
            forget(step);
        }
    }
}
