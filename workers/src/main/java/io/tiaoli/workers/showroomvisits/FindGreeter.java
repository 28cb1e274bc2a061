package io.tiaoli.workers.showroomvisits;

import java.time.LocalDate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.showroom.DutyOrder;
import io.tiaoli.workers.showroom.SalesTeam;
import io.tiaoli.workers.showroom.SalesTeam.Consultant;

/**
 * Says who of today's duty order is free, and who of the team before the morning has set one: whoever receives a visitor who has not left yet is busy;
 * serves {@code showroom-visit} S1.
 */
@Component
@Label("看谁能接待")
public class FindGreeter implements Worker<Nothing, FindGreeter.Out> {

    /**
     * @param firstFree number one of the duty order is free
     * @param anyFree somebody is free
     * @param greeterId the first who is free
     */
    public record Out(@Label("值班第一位有空") boolean firstFree, @Label("有人有空") boolean anyFree, @Label("接待顾问") Optional<String> greeterId,
            @Label("接待顾问姓名") Optional<String> greeterName) {}

    private final DutyOrder duty;
    private final SalesTeam team;
    private final ShowroomVisits visits;
    private final Clock clock;

    FindGreeter(DutyOrder duty, SalesTeam team, ShowroomVisits visits, Clock clock) {
        this.duty = duty;
        this.team = team;
        this.visits = visits;
        this.clock = clock;
    }

    @Override
    public Out run(Nothing in, Step step) {
        List<Consultant> order = order(LocalDate.now(clock));
        Set<String> busy = visits.busyConsultants();
        var free = order.stream().filter(one -> !busy.contains(one.userId())).findFirst();
        boolean firstFree = free.isPresent() && free.get().equals(order.get(0));
        return new Out(firstFree, free.isPresent(), free.map(Consultant::userId), free.map(Consultant::name));
    }

    private List<Consultant> order(LocalDate today) {
        var set = duty.of(today);
        return set.isEmpty() ? team.present(today) : set;
    }
}
