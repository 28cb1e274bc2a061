package io.tiaoli.workers.followup;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps what a department did with a suggestion; serves {@code after-service-follow-up} S5. */
@Component
@Label("记录建议处理结果")
public class SettleSuggestion implements Worker<SettleSuggestion.In, Nothing> {

    public record In(@Label("处理部门（角色）") String department, @Label("采纳") boolean adopted, @Label("措施或说明") String measure) {}

    private final Suggestions suggestions;

    SettleSuggestion(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    @Override
    public Nothing run(In in, Step step) {
        suggestions.settle(step.caseNo(), in.department(), in.adopted(), in.measure());
        return Nothing.NOTHING;
    }
}
