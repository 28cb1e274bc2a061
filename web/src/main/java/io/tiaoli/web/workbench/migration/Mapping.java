package io.tiaoli.web.workbench.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All steps of an old version that have a place in the new one. */
record Mapping(List<MappedStep> steps) {

    Optional<MappedStep> of(String source) {
        return steps.stream().filter(step -> step.source().equals(source)).findFirst();
    }

    /** The same with another place for a step, or none where {@code target} is empty. */
    Mapping with(Diagram.Node source, Optional<Diagram.Node> target, Waits waits) {
        List<MappedStep> changed = new ArrayList<>(steps.stream().filter(step -> !step.step().equals(source.id())).toList());
        target.ifPresent(place -> {
            changed.add(new MappedStep(source.id(), place.id(), waits));
            if (source.repeated() && place.repeated()) changed.add(MappedStep.whole(source.id(), place.id()));
        });
        return new Mapping(changed);
    }
}
