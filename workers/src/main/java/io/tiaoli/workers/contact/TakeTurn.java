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
    private static final String AND = "；";

    public record In(@Label("客户") String customerId, @Label("联系目的") ContactPurpose contactPurpose, @Label("这次联系") String contactTurn,
            @Label("轻重缓急（1 最急）") int callPriority, @Label("客户要求的") Optional<Boolean> onReply, @Label("联系说明") Optional<String> contactNote) {}

    public record Out(@Label("今天可以打") boolean turnTaken, @Label("可联系的时间") Optional<Instant> nextAllowedAt, @Label("联系说明") Optional<String> contactNote) {}

    private final CallTurns turns;
    private final ObjectProvider<UrgentCalls> urgent;
    private final CallSettings settings;

    TakeTurn(CallTurns turns, ObjectProvider<UrgentCalls> urgent, CallSettings settings) {
        this.turns = turns;
        this.urgent = urgent;
        this.settings = settings;
    }

    @Override
    public Out run(In in, Step step) {
        if (!in.contactPurpose().ofOurOwnAccord() || in.onReply().orElse(false) || settings.perDay() == 0) return new Out(true, Optional.empty(), in.contactNote());
        LocalDate today = step.now().atZone(ZoneId.systemDefault()).toLocalDate();
        turns.lock(in.customerId());
        var before = turns.find(in.contactTurn());
        if (before.filter(turn -> turn.taken() && turn.onDay().equals(today)).isPresent()) return new Out(true, Optional.empty(), in.contactNote());
        var reason = reason(in, step, today, before);
        if (reason.isEmpty()) {
            turns.put(in, step.caseNo(), step.now(), true, today, before, Optional.empty());
            return new Out(true, Optional.empty(), in.contactNote());
        }
        LocalDate tomorrow = today.plusDays(1);
        String note = whyAtAll(in, before) + "原定 %s 联系，%s，改到 %s".formatted(today, reason.get(), tomorrow);
        turns.put(in, step.caseNo(), step.now(), false, tomorrow, before, Optional.of(note));
        return new Out(false, Optional.of(tomorrow.atStartOfDay(ZoneId.systemDefault()).toInstant()), Optional.of(note));
    }

    /** What was known before the first move stays in front of the last move. */
    private static String whyAtAll(In in, Optional<CallTurns.Turn> before) {
        var note = in.contactNote().orElse("");
        int end = note.indexOf(AND);
        if (end >= 0) return note.substring(0, end + AND.length());
        return note.isEmpty() || before.isPresent() ? "" : note + AND;
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
