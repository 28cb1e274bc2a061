package io.tiaoli.processes.engine;

import java.lang.reflect.ParameterizedType;
import java.time.Clock;
import java.util.Arrays;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.WorkerVariables;

/** Calls one worker for the engine: input parameters in, output values out, a refusal as a BPMN error. */
final class WorkerDelegate<I extends Record, O extends Record> implements JavaDelegate {

    private final Worker<I, O> worker;
    private final Class<I> input;
    private final boolean mayRefuse;
    private final TransactionTemplate savepoint;
    private final Clock clock;

    @SuppressWarnings("unchecked")
    WorkerDelegate(Worker<I, O> worker, TransactionTemplate savepoint, Clock clock) {
        this.worker = worker;
        this.input = (Class<I>) types(worker.getClass())[0];
        this.mayRefuse = worker.getClass().isAnnotationPresent(Refuses.class);
        this.savepoint = savepoint;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        I in = WorkerVariables.read(input, execution::getVariableLocal);
        var step = new Step(execution.getProcessBusinessKey(), ((ExecutionEntity) execution).getProcessDefinition().getKey(),
                execution.getCurrentActivityId(), execution.getActivityInstanceId(), clock.instant());
        O out;
        try {
            // a refused worker leaves no rows behind, and the step may go on after it; where it cannot refuse, nothing goes on
            out = mayRefuse ? savepoint.execute(status -> worker.run(in, step)) : worker.run(in, step);
        } catch (Refused refused) {
            if (!mayRefuse) throw new IllegalStateException("%s refuses with %s, which it does not declare".formatted(worker.getClass().getSimpleName(), refused.code()), refused);
            throw new BpmnError(refused.code(), refused.getMessage());
        }
        execution.setVariablesLocal(WorkerVariables.of(out));
    }

    /** The input and output records of a worker. */
    @SuppressWarnings("unchecked")
    static Class<? extends Record>[] types(Class<?> worker) {
        return Arrays.stream(worker.getGenericInterfaces())
                .filter(t -> t instanceof ParameterizedType p && p.getRawType() == Worker.class)
                .flatMap(t -> Arrays.stream(((ParameterizedType) t).getActualTypeArguments()))
                .map(t -> (Class<? extends Record>) t).toArray(Class[]::new);
    }
}
