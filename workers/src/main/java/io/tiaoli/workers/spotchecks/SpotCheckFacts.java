package io.tiaoli.workers.spotchecks;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.spotchecks.Samples.Sample;
import io.tiaoli.workers.spotchecks.Samples.State;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What the report of a spot check tells. */
@Component
class SpotCheckFacts implements FactSource {

    private static final int GOOD = 4;

    private final Samples samples;
    private final Customers customers;

    SpotCheckFacts(Samples samples, Customers customers) {
        this.samples = samples;
        this.customers = customers;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("interviews", "受访客户（name、visitedAt、state、satisfaction、penalty）", "吴敏 11月22日 15:00 已访问 4"), new Fact("interviewed", "已访问人数", "5"),
                new Fact("satisfiedShare", "满意的占比", "80%"), new Fact("visitors", "来店客户数", "50"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        // a week without visitors has a report too
        var all = samples.of(caseNo);
        var answered = all.stream().filter(sample -> sample.state() == State.ANSWERED).toList();
        long satisfied = answered.stream().filter(sample -> sample.satisfaction().orElse(0) >= GOOD).count();
        return Map.of("visitors", String.valueOf(all.size()), "interviewed", String.valueOf(answered.size()),
                "satisfiedShare", answered.isEmpty() ? "没有人受访" : Math.round(100.0 * satisfied / answered.size()) + "%",
                "interviews", all.stream().filter(sample -> sample.state() != State.RESERVE).map(this::line).toList());
    }

    private Map<String, String> line(Sample sample) {
        return Map.of("name", customers.find(sample.customerId()).map(Customer::fullName).orElse(""), "visitedAt", ReadableTime.moment(sample.visitedAt(), ZoneId.systemDefault()),
                "state", sample.state().label(), "satisfaction", sample.satisfaction().map(String::valueOf).orElse(""),
                "penalty", sample.penaltyFen().map(fen -> "%d.%02d 元".formatted(fen / 100, fen % 100)).orElse(""));
    }
}
