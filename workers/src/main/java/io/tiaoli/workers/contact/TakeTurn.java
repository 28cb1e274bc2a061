package io.tiaoli.workers.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/**
 * Takes the day's call to a customer for one contact, or says on which day to ask again, and why; serves {@code customer-contact} S3.
 *
 * <p>Only calls that we make of our own accord are limited, and only against other cases: within a case its flow decides.
 */
@Component
@Label("占用当天的通话")
public class TakeTurn implements Worker<TakeTurn.In, TakeTurn.Out> {

    /** So often a call lets more urgent ones go first; after that only the limit holds it back. */
    private static final int MOST_MOVES = 3;

    public record In(@Label("客户") String customerId, @Label("联系目的") ContactPurpose contactPurpose, @Label("这次联系") String contactTurn,
            @Label("轻重缓急（1 最急）") int callPriority, @Label("客户要求的") Optional<Boolean> onReply, @Label("期限") Optional<Instant> dueAt,
            @Label("联系说明") Optional<String> contactNote) {}

    /**
     * @param contactAllowed false when the customer has withdrawn the consent while the contact waited
     * @param dueAt the deadline, a new one where it passed while the contact waited, such as in an outage
     * @param contactNote when it was planned at first, and why it comes later
     */
    public record Out(@Label("可以联系") boolean contactAllowed, @Label("今天可以打") boolean turnTaken, @Label("可联系的时间") Optional<Instant> nextAllowedAt, @Label("期限") Optional<Instant> dueAt,
            @Label("联系说明") Optional<String> contactNote) {}

    private final Consents consents;
    private final CallTurns turns;
    private final ObjectProvider<UrgentCalls> urgent;
    private final CallSettings settings;

    TakeTurn(Consents consents, CallTurns turns, ObjectProvider<UrgentCalls> urgent, CallSettings settings) {
        this.consents = consents;
        this.turns = turns;
        this.urgent = urgent;
        this.settings = settings;
    }

    @Override
    public Out run(In in, Step step) {
        if (!in.contactPurpose().ofOurOwnAccord() || in.onReply().orElse(false)) return new Out(true, true, Optional.empty(), in.dueAt(), in.contactNote());
        if (!consents.allows(in.customerId(), in.contactPurpose())) return new Out(false, true, Optional.empty(), in.dueAt(), in.contactNote());
        var missed = in.dueAt().filter(due -> due.isBefore(step.now()));
        var known = missed.map(due -> MadeUp.note(in.contactNote().orElse(""), due)).or(in::contactNote);
        var today = new Out(true, true, Optional.empty(), in.dueAt().map(due -> MadeUp.due(due, step.now())), known);
        return settings.perDay() == 0 ? today : turn(in, step, today);
    }

    private Out turn(In in, Step step, Out called) {
        LocalDate today = step.now().atZone(ZoneId.systemDefault()).toLocalDate();
        turns.lock(in.customerId());
        var before = turns.find(in.contactTurn());
        if (before.filter(turn -> turn.taken() && turn.onDay().equals(today)).isPresent()) return called;
        var reason = reason(in, step, today, before);
        if (reason.isEmpty()) {
            turns.put(in, step.caseNo(), step.now(), true, today, before, Optional.empty());
            return called;
        }
        LocalDate tomorrow = today.plusDays(1);
        String note = moved(called.contactNote().orElse(""), today, reason.get(), tomorrow);
        turns.put(in, step.caseNo(), step.now(), false, tomorrow, before, Optional.of(note));
        return new Out(true, false, Optional.of(tomorrow.atStartOfDay(ZoneId.systemDefault()).toInstant()), called.dueAt(), Optional.of(note));
    }

    /** When it was planned at first stays in front of the last move. */
    private static String moved(String known, LocalDate today, String reason, LocalDate tomorrow) {
        int end = known.indexOf(MadeUp.AND);
        String first = end < 0 ? known : known.substring(0, end);
        if (!first.contains(MadeUp.PLANNED)) first += (first.isEmpty() ? "" : "，") + MadeUp.PLANNED + " %s 联系".formatted(today);
        String day = first.contains(today.toString()) ? "" : today + " ";
        return "%s%s%s%s，改到 %s".formatted(first, MadeUp.AND, day, reason, tomorrow);
    }

    private Optional<String> reason(In in, Step step, LocalDate today, Optional<CallTurns.Turn> before) {
        var others = turns.others(in.customerId(), step.caseNo(), today);
        if (others.size() >= settings.perDay()) {
            return Optional.of("当天已安排给客户的另一通电话（%s），一位客户每天最多 %d 通".formatted(String.join("、", others), settings.perDay()));
        }
        if (before.map(CallTurns.Turn::moves).orElse(0) >= MOST_MOVES) return Optional.empty();
        var waiting = turns.waiting(in.customerId(), step.caseNo(), in.callPriority(), today);
        if (waiting.isPresent()) return Optional.of("当天先打更要紧的电话（%s）".formatted(waiting.get()));
        boolean wanted = urgent.stream().anyMatch(calls -> calls.before(in.customerId(), step.caseNo(), in.callPriority(), step.now()));
        return wanted ? Optional.of("当天另有更要紧的联系到期") : Optional.empty();
    }
}
