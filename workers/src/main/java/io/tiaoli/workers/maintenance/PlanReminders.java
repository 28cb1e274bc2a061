package io.tiaoli.workers.maintenance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/**
 * Fixes the moments of one round of reminders, and when the owner counts as lapsed; a round whose day is over gives way to the next one,
 * so that nobody is reminded of the past. Serves {@code periodic-maintenance-reminder} S2 to S6.
 */
@Component
@Label("安排定保提醒的时间")
public class PlanReminders implements Worker<PlanReminders.In, PlanReminders.Out> {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /**
     * @param leadDays the message so many days before the call
     * @param tipsDays the tips so many days before the call, more than {@code leadDays}
     * @param tipsSent whether this round had its tips already
     * @param againMonths the next round so many months later
     * @param lapseMonths without a visit for so long an owner has lapsed
     */
    public record In(@Label("到期日") LocalDate dueDate, @Label("上次到店日期") LocalDate lastVisitOn, @Label("提前几天发短信") int leadDays, @Label("提前几天发小贴士") int tipsDays,
            @Label("本轮发过小贴士") Optional<Boolean> tipsSent, @Label("几个月后再提醒") int againMonths, @Label("几个月不来算流失") int lapseMonths) {}

    /**
     * @param tipsWanted whether the tips of this round are still to come
     * @param callDueAt until when the call shall be made
     */
    public record Out(@Label("到期日") LocalDate dueDate, @Label("要发小贴士") boolean tipsWanted, @Label("小贴士时间") Instant tipsAt, @Label("短信时间") Instant textAt, @Label("电话时间") Instant callAt, @Label("电话期限") Instant callDueAt,
            @Label("下一轮到期日") LocalDate nextDueDate, @Label("下一轮开始") Instant nextRoundAt, @Label("算作流失的时间") Instant lapsedAt) {}

    @Override
    public Out run(In in, Step step) {
        LocalDate today = step.now().atZone(ZoneId.systemDefault()).toLocalDate();
        LocalDate due = in.dueDate();
        for (int round = 1; due.isBefore(today); round++) due = in.dueDate().plusMonths((long) round * in.againMonths());
        LocalDate next = due.plusMonths(in.againMonths());
        Instant tipsAt = at(due.minusDays(in.tipsDays()), MORNING);
        boolean tipsWanted = !in.tipsSent().orElse(false) && !tipsAt.isBefore(step.now());
        return new Out(due, tipsWanted, tipsAt, at(due.minusDays(in.leadDays()), MORNING), at(due, MORNING), at(due.plusDays(2), MORNING), next,
                at(next.minusDays(in.tipsDays()), MORNING), at(in.lastVisitOn().plusMonths(in.lapseMonths()), LocalTime.MIDNIGHT));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZoneId.systemDefault()).toInstant();
    }
}
