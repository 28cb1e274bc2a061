package io.tiaoli.workers.calls;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Finds the colleague whom a caller asked for; serves {@code incoming-call} S6. */
@Component
@Label("找到同事")
@Refuses("colleague-unknown")
public class FindColleague implements Worker<FindColleague.In, FindColleague.Out> {

    public record In(@Label("要找的人") String wantedPerson) {}

    public record Out(@Label("同事工号") String colleagueId, @Label("同事姓名") String colleagueName, @Label("同事角色") String colleagueRole) {}

    private final Colleagues colleagues;

    FindColleague(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    @Override
    public Out run(In in, Step step) {
        var found = colleagues.named(in.wantedPerson().strip())
                .orElseThrow(() -> new Refused("colleague-unknown", "没有叫「%s」的同事，或者不止一位；请填工号或全名".formatted(in.wantedPerson())));
        return new Out(found.userId(), found.name(), found.role());
    }
}
