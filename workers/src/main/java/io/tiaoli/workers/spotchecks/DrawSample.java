package io.tiaoli.workers.spotchecks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.showroom.ShowroomSettings;
import io.tiaoli.workers.traffic.TrafficSheet;
import io.tiaoli.workers.traffic.TrafficSheet.Channel;
import io.tiaoli.workers.traffic.TrafficSheet.Line;

/** Draws by lot whom of the visitors on the traffic sheet to ask, the others stand by; serves {@code prospect-spot-check} S1. */
@Component
@Label("抽取受访客户")
public class DrawSample implements Worker<DrawSample.In, DrawSample.Out> {

    private static final int DAYS = 7;

    /**
     * @param periodFrom first day of the visits; without a period the seven days before today
     * @param periodTo last day of the visits
     * @param samplePercent how many of a hundred visitors are asked, rounded up; a setting says it otherwise
     * @param sampleSize how many are asked, whatever the share
     */
    public record In(@Label("来店日期从") Optional<LocalDate> periodFrom, @Label("来店日期至") Optional<LocalDate> periodTo, @Label("抽访比例（%）") Optional<BigDecimal> samplePercent,
            @Label("抽访人数") Optional<Integer> sampleSize) {}

    public record Out(@Label("期间从") LocalDate periodFrom, @Label("期间至") LocalDate periodTo, @Label("来店客户数") int visitorCount, @Label("抽访人数") int sampleCount) {}

    private final TrafficSheet traffic;
    private final Samples samples;
    private final Clock clock;
    private final BigDecimal rate;

    DrawSample(TrafficSheet traffic, Samples samples, Clock clock, ShowroomSettings settings) {
        this.traffic = traffic;
        this.samples = samples;
        this.clock = clock;
        this.rate = settings.sampleRate();
    }

    @Override
    public Out run(In in, Step step) {
        var today = LocalDate.ofInstant(step.now(), clock.getZone());
        var to = in.periodTo().orElse(today.minusDays(1));
        var from = in.periodFrom().orElse(to.minusDays(DAYS - 1L));
        Map<String, Line> visitors = new LinkedHashMap<>();
        traffic.between(Channel.VISIT, from.atStartOfDay(clock.getZone()).toInstant(), to.plusDays(1).atStartOfDay(clock.getZone()).toInstant()).stream()
                .filter(line -> line.customerId().isPresent() && line.phone().isPresent()).forEach(line -> visitors.put(line.customerId().get(), line));
        List<Line> lot = new ArrayList<>(visitors.values());
        Collections.shuffle(lot, new Random(step.caseNo().hashCode()));
        for (int i = 0; i < lot.size(); i++) samples.add(step.caseNo(), i, lot.get(i).customerId().get(), lot.get(i).at(), lot.get(i).consultant());
        int wanted = in.sampleSize().orElseGet(() -> share(in.samplePercent().map(p -> p.movePointLeft(2)).orElse(rate), lot.size()));
        return new Out(from, to, lot.size(), Math.min(wanted, lot.size()));
    }

    private static int share(BigDecimal rate, int visitors) {
        return rate.multiply(new BigDecimal(visitors)).setScale(0, RoundingMode.CEILING).intValueExact();
    }
}
