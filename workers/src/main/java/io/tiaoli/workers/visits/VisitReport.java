package io.tiaoli.workers.visits;

import java.util.Optional;

import io.tiaoli.workers.Label;

/** What a visitor reports, as the form holds it; {@code met} is YES or NO. */
record VisitReport(@Label("见到车主") String met, @Label("车况") Optional<String> carCondition, @Label("满意度") Optional<String> satisfaction,
        @Label("车主的愿望") Optional<String> wishes, @Label("投诉内容") Optional<String> complaint, @Label("车辆问题") Optional<String> problem) {

    boolean wasMet() {
        return met.equals("YES");
    }
}
