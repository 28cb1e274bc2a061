package io.tiaoli.processes.cases;

import java.util.Date;
import java.util.Optional;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Extensions;
import io.tiaoli.processes.forms.StartRecord;
import io.tiaoli.workers.cases.CaseNumbers;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;

/**
 * Gives every case its number when it starts, however it is started, and closes it when it ends.
 *
 * <p>A process names its series in the extension property {@code series}; one without works under the number of its
 * caller, or of the case that told the event on which it starts. The property {@code single} names the variable by which only one case may run at a time.
 */
@Component
public class CaseLife extends AbstractBpmnParseListener {

    private record Terms(Optional<String> series, Optional<String> single) {}

    private final CaseNumbers numbers;
    private final Cases cases;
    private final Customers customers;
    private final Vehicles vehicles;
    private final StartRecord startRecord;

    CaseLife(CaseNumbers numbers, Cases cases, Customers customers, Vehicles vehicles, StartRecord startRecord) {
        this.numbers = numbers;
        this.cases = cases;
        this.customers = customers;
        this.vehicles = vehicles;
        this.startRecord = startRecord;
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        var properties = Extensions.of(process);
        var terms = new Terms(Optional.ofNullable(properties.get("series")), Optional.ofNullable(properties.get("single")));
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> started(execution, terms), 0);
        if (terms.series().isPresent()) {
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) CaseLife.this::ended);
        }
    }

    private void started(DelegateExecution execution, Terms terms) {
        var caller = Optional.ofNullable(execution.getSuperExecution()).map(DelegateExecution::getProcessBusinessKey);
        var flow = ((ExecutionEntity) execution).getProcessDefinition().getKey();
        var customerId = text(execution, "customerId");
        var vehicleId = text(execution, "vehicleId");
        if (terms.series().isPresent()) {
            var caseNo = numbers.next(terms.series().get());
            execution.setProcessBusinessKey(caseNo);
            cases.open(caseNo, flow, caller.or(() -> text(execution, "sourceCaseNo")), customerId, vehicleId, execution.getProcessInstanceId());
            terms.single().flatMap(name -> text(execution, name)).ifPresent(key -> activate(flow, key, caseNo));
        } else if (execution.getProcessBusinessKey() == null) {
            execution.setProcessBusinessKey(caller.or(() -> text(execution, "sourceCaseNo")).orElseThrow(() -> new BadUserRequestException(
                    "流程「%s」没有编号系列（series），只能由其他流程调用或由其他流程的事件开始".formatted(flow))));
        }
        execution.setVariable("caseNo", execution.getProcessBusinessKey());
        plannedStart((ExecutionEntity) execution).ifPresent(at -> execution.setVariable("startPlannedAt", at));
        if (!execution.hasVariable("customerName")) customerId.flatMap(customers::find).ifPresent(c -> execution.setVariable("customerName", c.fullName()));
        if (!execution.hasVariable("plateNo")) vehicleId.flatMap(vehicles::find).ifPresent(v -> execution.setVariable("plateNo", v.plateNo()));
        startRecord.keep((ExecutionEntity) execution);
        nameWaiting((ExecutionEntity) execution);
    }

    /** For which moment its own timer starts a case, which is earlier than now after an outage. */
    private static Optional<Date> plannedStart(ExecutionEntity execution) {
        return Optional.ofNullable(Context.getCommandContext().getCurrentJob())
                .filter(job -> TimerStartEventJobHandler.TYPE.equals(job.getJobHandlerType()) && execution.getProcessDefinitionId().equals(job.getProcessDefinitionId())).map(JobEntity::getDuedate);
    }

    /** The engine subscribes event sub-processes before a case has its number; what they wait for is named again now. */
    private static void nameWaiting(ExecutionEntity execution) {
        var declared = EventSubscriptionDeclaration.getDeclarationsForScope(execution.getProcessDefinition());
        execution.getEventSubscriptions().forEach(waiting -> waiting.setEventName(declared.get(waiting.getActivityId()).resolveExpressionOfEventName(execution)));
    }

    private void activate(String flow, String key, String caseNo) {
        var running = cases.active(flow, key);
        if (running.isPresent()) throw new AlreadyRunning(flow, key, running.get());
        try {
            cases.activate(flow, key, caseNo);
        } catch (DuplicateKeyException e) {
            throw new AlreadyRunning(flow, key, "（刚刚由他人开始）");
        }
    }

    private void ended(DelegateExecution execution) {
        boolean cancelled = ((ExecutionEntity) execution).getDeleteReason() != null;
        cases.close(execution.getProcessBusinessKey(), cancelled ? "CANCELLED" : text(execution, "outcome").orElse("COMPLETED"));
    }

    private static Optional<String> text(DelegateExecution execution, String name) {
        return Optional.ofNullable(execution.getVariable(name)).map(Object::toString).filter(s -> !s.isBlank());
    }
}
