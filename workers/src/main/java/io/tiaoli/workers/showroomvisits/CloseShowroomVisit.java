package io.tiaoli.workers.showroomvisits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.showroom.ShowroomSettings;

/** Notes how the visit ended when the visitor is gone, writes the traffic sheet, and says until when it is to be registered; serves {@code showroom-visit} S15. */
@Component
@Label("结束接待")
public class CloseShowroomVisit implements Worker<CloseShowroomVisit.In, CloseShowroomVisit.Out> {

    private static final Duration AFTER_CLOSING = Duration.ofMinutes(30);

    /** @param drinksOffered kinds of drinks; the audit wants three or more */
    public record In(@Label("签约了") boolean ordered, @Label("试驾结果") Optional<String> driveOutcome, @Label("没留资料") boolean leftWithoutData,
            @Label("下次联系") Optional<Instant> nextContactAt, @Label("饮料种数") Optional<Integer> drinksOffered, @Label("推荐车型") Optional<String> recommendedModel,
            @Label("异议") Optional<String> objectionKind, @Label("介绍的选装数") Optional<Integer> optionsShown) {}

    /** @param registrationDueAt closing time; half an hour from now where the visitor stayed longer */
    public record Out(@Label("来店结果") VisitResult visitResult, @Label("离店时间") Instant leftAt, @Label("登记期限") Instant registrationDueAt,
            @Label("饮料达标") boolean drinksMet, @Label("试驾资料") String visitPapers) {}

    private static final int ENOUGH_DRINKS = 3;

    private final ShowroomVisits visits;
    private final VisitPapers papers;
    private final VisitLine line;
    private final Clock clock;
    private final ShowroomSettings settings;

    CloseShowroomVisit(ShowroomVisits visits, VisitPapers papers, VisitLine line, Clock clock, ShowroomSettings settings) {
        this.visits = visits;
        this.papers = papers;
        this.line = line;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Out run(In in, Step step) {
        var result = in.ordered() ? VisitResult.ORDERED : in.driveOutcome().filter(o -> !o.equals("NOT_DRIVEN")).isPresent() ? VisitResult.TEST_DRIVEN
                : in.leftWithoutData() ? VisitResult.LEFT : VisitResult.UNDECIDED;
        boolean drinksMet = in.drinksOffered().orElse(0) >= ENOUGH_DRINKS;
        visits.close(step.caseNo(), in, result, drinksMet);
        line.write(step.caseNo(), result);
        var closing = LocalDate.now(clock).atTime(settings.closes()).atZone(clock.getZone()).toInstant();
        return new Out(result, step.now(), closing.isAfter(step.now()) ? closing : step.now().plus(AFTER_CLOSING), drinksMet, papers.of(step.caseNo()));
    }
}
