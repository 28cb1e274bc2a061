package io.tiaoli.web.workbench.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.springframework.stereotype.Component;

import io.tiaoli.web.workbench.migration.Diagram.Node;

/** Proposes which step takes whose place, and makes the engine's plan of what the owner decided. */
@Component
class Plans {

    private final RuntimeService runtime;
    private final RepositoryService repository;

    Plans(RuntimeService runtime, RepositoryService repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    Diagram diagram(String definitionId) {
        return new Diagram(repository.getBpmnModelInstance(definitionId));
    }

    /** Steps of the same id, and of the same name and kind where the id is another one; timers and messages that changed are taken from the new version. */
    Mapping propose(String sourceId, String targetId) {
        var source = diagram(sourceId);
        var target = diagram(targetId);
        var proposed = new Mapping(runtime.createMigrationPlan(sourceId, targetId).mapEqualActivities().build().getInstructions().stream().map(same -> step(same, source, target)).toList());
        for (var node : source.nodes()) {
            if (proposed.of(node.id()).isPresent() || node.name().equals(node.id())) continue;
            var renamed = renamed(node, target, proposed);
            if (renamed.isEmpty()) continue;
            var more = proposed.with(node, renamed, waits(node, renamed.get()));
            if (isPossible(sourceId, targetId, more)) proposed = more;
        }
        return proposed;
    }

    /** @throws MappingRefused with what the engine does not allow */
    MigrationPlan plan(String sourceId, String targetId, Mapping mapping) {
        var plan = runtime.createMigrationPlan(sourceId, targetId);
        mapping.steps().forEach(step -> {
            var mapped = plan.mapActivities(step.source(), step.target());
            if (step.waits() == Waits.ANEW) mapped.updateEventTrigger();
        });
        try {
            return plan.build();
        } catch (MigrationPlanValidationException e) {
            var words = new EngineWords(diagram(sourceId), diagram(targetId));
            Map<String, List<String>> reasons = new LinkedHashMap<>();
            e.getValidationReport().getInstructionReports().forEach(report -> {
                String step = report.getMigrationInstruction().getSourceActivityId();
                report.getFailures().forEach(failure -> reasons.computeIfAbsent(step.replace("#multiInstanceBody", ""), none -> new ArrayList<>()).add(words.of(failure, step)));
            });
            throw new MappingRefused(reasons);
        }
    }

    /** What a wait of a step becomes by itself when it goes over into another. */
    static Waits waits(Node source, Node target) {
        if (!source.waits() || source.awaited().equals(target.awaited())) return Waits.KEEP;
        return source.timer() ? Waits.SINCE : Waits.ANEW;
    }

    private boolean isPossible(String sourceId, String targetId, Mapping mapping) {
        try {
            plan(sourceId, targetId, mapping);
            return true;
        } catch (MappingRefused notThis) {
            return false;
        }
    }

    private static MappedStep step(MigrationInstruction same, Diagram source, Diagram target) {
        var waits = source.find(same.getSourceActivityId()).flatMap(from -> target.find(same.getTargetActivityId()).map(to -> waits(from, to))).orElse(Waits.KEEP);
        return new MappedStep(same.getSourceActivityId(), same.getTargetActivityId(), waits);
    }

    private static Optional<Node> renamed(Node node, Diagram target, Mapping proposed) {
        var alike = target.nodes().stream().filter(other -> other.type().equals(node.type()) && other.name().equals(node.name()) && other.repeated() == node.repeated())
                .filter(other -> proposed.steps().stream().noneMatch(step -> step.target().equals(other.id()))).toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }
}
