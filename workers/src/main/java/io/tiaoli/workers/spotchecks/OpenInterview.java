package io.tiaoli.workers.spotchecks;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.showroom.SalesTeam;
import io.tiaoli.workers.wording.ReadableTime;

/** Tells who interviews and who judges which visit it is about; serves {@code prospect-spot-check} S2. */
@Component
@Label("备好访问")
public class OpenInterview implements Worker<OpenInterview.In, OpenInterview.Out> {

    private static final String NOBODY = "没有登记";

    public record In(@Label("样本编号") String sampleId) {}

    public record Out(@Label("来店日期（文字）") String visitedOn, @Label("接待顾问姓名") String visitConsultant) {}

    private final Samples samples;
    private final SalesTeam team;
    private final Clock clock;

    OpenInterview(Samples samples, SalesTeam team, Clock clock) {
        this.samples = samples;
        this.team = team;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        samples.begin(in.sampleId(), step.caseNo());
        var sample = samples.get(in.sampleId());
        var day = LocalDate.ofInstant(sample.visitedAt(), clock.getZone());
        return new Out(ReadableTime.day(day), sample.consultant().map(user -> team.nameOf(user, day)).orElse(NOBODY));
    }
}
