package io.tiaoli.workers.spotchecks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.showroom.SalesTeam;
import io.tiaoli.workers.spotchecks.Samples.Sample;
import io.tiaoli.workers.spotchecks.Samples.State;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What the report of a spot check tells, and the call of an interview. */
@Component
class SpotCheckFacts implements FactSource {

    private static final int GOOD = 4;
    private static final String CONFIRMED = "CONFIRMED";

    private final Samples samples;
    private final Customers customers;
    private final SalesTeam team;

    SpotCheckFacts(Samples samples, Customers customers, SalesTeam team) {
        this.samples = samples;
        this.customers = customers;
        this.team = team;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("interviews", "受访客户（name、visitedAt、consultant、state、satisfaction、statement、penalty）", "吴敏 11月22日 15:00 许晴 已访问 4"), new Fact("interviewed", "已访问人数", "5"),
                new Fact("showroomVisitOn", "来展厅的日期", "11月21日"),
                new Fact("satisfiedShare", "满意的占比", "80%"), new Fact("visitors", "来店客户数", "50"), new Fact("visitDays", "第一位到最后一位来店的日期", "11月16日至11月22日"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        var visited = samples.ofInterview(caseNo);
        if (visited.isPresent()) return Map.of("showroomVisitOn", ReadableTime.day(day(visited.get())));
        // a week without visitors has a report too
        var all = samples.of(caseNo);
        var answered = all.stream().filter(sample -> sample.state() == State.ANSWERED).toList();
        long satisfied = answered.stream().filter(sample -> sample.satisfaction().orElse(0) >= GOOD).count();
        return Map.of("visitDays", days(all), "visitors", String.valueOf(all.size()), "interviewed", String.valueOf(answered.size()),
                "satisfiedShare", answered.isEmpty() ? "没有人受访" : Math.round(100.0 * satisfied / answered.size()) + "%",
                "interviews", all.stream().filter(sample -> sample.state() != State.RESERVE).map(this::line).toList());
    }

    private static String days(List<Sample> all) {
        var days = all.stream().map(SpotCheckFacts::day).sorted().toList();
        if (days.isEmpty()) return "";
        return ReadableTime.day(days.get(0)) + (days.get(0).equals(days.get(days.size() - 1)) ? "" : "至" + ReadableTime.day(days.get(days.size() - 1)));
    }

    private static LocalDate day(Sample sample) {
        return LocalDate.ofInstant(sample.visitedAt(), ZoneId.systemDefault());
    }

    private Map<String, String> line(Sample sample) {
        return Map.of("name", customers.find(sample.customerId()).map(Customer::fullName).orElse(""), "visitedAt", ReadableTime.moment(sample.visitedAt(), ZoneId.systemDefault()),
                "consultant", sample.consultant().map(user -> team.nameOf(user, day(sample))).orElse(""), "statement", sample.statement().map(said -> CONFIRMED.equals(said) ? "属实" : "不属实").orElse(""),
                "state", sample.state().label(), "satisfaction", sample.satisfaction().map(String::valueOf).orElse(""),
                "penalty", sample.penaltyFen().map(fen -> "%d.%02d 元".formatted(fen / 100, fen % 100)).orElse(""));
    }
}
