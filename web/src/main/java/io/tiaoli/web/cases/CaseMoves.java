package io.tiaoli.web.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.web.failures.Cause;

/** Moves a stuck case in its own diagram: from where it stands to a step that somebody chooses. */
@Component
class CaseMoves {

    /**
     * Where a run stands.
     *
     * @param id of the activity instance or, for a job before or behind its step, of the transition instance
     * @param refusal why it cannot be left, in Chinese; empty when it can
     */
    record Place(String id, boolean transition, String step, String name, String refusal) {}

    /** A step that a run may be moved to, or why not. */
    record Target(String step, String name, String refusal) {}

    /** A running flow of a case. */
    record Run(String processId, String definitionId, List<Place> places, List<Target> targets) {}

    private static final Logger LOG = LoggerFactory.getLogger(CaseMoves.class);

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Modification modification;
    private final CaseActs acts;
    private final Cause cause;

    CaseMoves(RuntimeService runtime, RepositoryService repository, Modification modification, CaseActs acts, Cause cause) {
        this.runtime = runtime;
        this.repository = repository;
        this.modification = modification;
        this.acts = acts;
        this.cause = cause;
    }

    /** The running flows that work under a number. */
    List<Run> runs(String caseNo) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNo).list().stream().map(this::run).toList();
    }

    private Run run(ProcessInstance process) {
        var model = repository.getBpmnModelInstance(process.getProcessDefinitionId());
        return new Run(process.getId(), process.getProcessDefinitionId(), places(runtime.getActivityInstance(process.getId()), model),
                MovableSteps.of(model).stream().map(node -> new Target(node.getId(), MovableSteps.name(node), MovableSteps.whyNotTo(node))).toList());
    }

    private static List<Place> places(ActivityInstance instance, BpmnModelInstance model) {
        List<Place> places = new ArrayList<>();
        for (var child : instance.getChildActivityInstances()) {
            if (child.getChildActivityInstances().length + child.getChildTransitionInstances().length > 0) places.addAll(places(child, model));
            else places.add(place(child.getId(), false, child.getActivityId(), model));
        }
        for (var waiting : instance.getChildTransitionInstances()) places.add(place(waiting.getId(), true, waiting.getActivityId(), model));
        return places;
    }

    private static Place place(String id, boolean transition, String step, BpmnModelInstance model) {
        FlowNode node = model.getModelElementById(step.replace(MovableSteps.BODY, ""));
        return new Place(id, transition, node.getId(), MovableSteps.name(node), MovableSteps.whyNotFrom(node));
    }

    /**
     * Leaves a place and begins a step, in one transaction with the record of it; what was done stays done.
     *
     * @throws IllegalArgumentException in Chinese, when the case has gone on meanwhile or the step cannot be begun
     */
    @Transactional
    public void move(String caseNo, String processId, String placeId, String step, String reason, String who) {
        var run = runs(caseNo).stream().filter(r -> r.processId().equals(processId)).findFirst().orElseThrow(() -> new IllegalArgumentException("这个案件没有这个流程，或者它已经结束了"));
        var place = run.places().stream().filter(p -> p.id().equals(placeId)).findFirst().orElseThrow(() -> new IllegalArgumentException("案件已经不在那一步了，请重新看图"));
        var target = run.targets().stream().filter(t -> t.step().equals(step)).findFirst().orElseThrow(() -> new IllegalArgumentException("这个流程的图上没有步骤「%s」".formatted(step)));
        for (String refusal : List.of(place.refusal(), target.refusal())) {
            if (!refusal.isEmpty()) throw new IllegalArgumentException(refusal);
        }
        FlowNode node = repository.getBpmnModelInstance(run.definitionId()).getModelElementById(step);
        acts.add(caseNo, CaseActs.Act.MOVED, Optional.of("从「%s」移到「%s」".formatted(place.name(), target.name())), reason, who);
        try {
            modification.run(processId, placeId, place.transition(), MovableSteps.begun(node), reason);
        } catch (RuntimeException failed) {
            String number = UUID.randomUUID().toString().substring(0, 8);
            LOG.warn("Move {} of case {} from {} to {} failed", number, caseNo, place.step(), step, failed);
            throw new IllegalArgumentException("没有移动，案件还在原来的地方：「%s」现在开始不了（%s）".formatted(target.name(), cause.of(failed.getMessage(), number)), failed);
        }
    }
}
