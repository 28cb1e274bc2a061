package io.tiaoli.workers.spotchecks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.ZoneId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.workers.Step;
import io.tiaoli.workers.showroom.SalesTeam.Consultant;
import io.tiaoli.workers.spotchecks.Samples.Sample;
import io.tiaoli.workers.spotchecks.Samples.State;

class SamplesTest {

    private static final Instant VISIT = Instant.parse("2026-11-21T07:00:00Z");

    final String caseNo = "T-" + UUID.randomUUID().toString().substring(0, 30);

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("visitors are taken one after the other, each once, until nobody is left")
    void takesEachOnce(DriverManagerDataSource database) {
        var samples = new Samples(JdbcClient.create(database));
        samples.add(caseNo, 0, "c1", VISIT, Optional.of("sales-consultant-1"));
        samples.add(caseNo, 1, "c2", VISIT, Optional.empty());
        assertThat(samples.take(caseNo).map(Sample::customerId)).contains("c1");
        assertThat(samples.take(caseNo).map(Sample::customerId)).contains("c2");
        assertThat(samples.take(caseNo)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("what was answered, judged and decided is kept")
    void keeps(DriverManagerDataSource database) {
        var samples = new Samples(JdbcClient.create(database));
        samples.add(caseNo, 0, "c1", VISIT, Optional.empty());
        String id = samples.of(caseNo).get(0).id();
        samples.begin(id, "CH-" + caseNo.substring(0, 20));
        assertThat(samples.ofInterview("CH-" + caseNo.substring(0, 20)).map(Sample::id)).contains(id);
        samples.asked(id, State.ANSWERED, "CH-1", Optional.of(2), Optional.of(true));
        samples.judged(id, "CONFIRMED", Optional.empty(), Optional.of("当时在忙"));
        samples.judged(id, "CONFIRMED", Optional.of(50_000L), Optional.empty());
        assertThat(samples.get(id)).isEqualTo(new Sample(id, caseNo, 0, "c1", VISIT, Optional.empty(), State.ANSWERED, Optional.of("CH-1"), Optional.of(2), Optional.of(true),
                Optional.of("CONFIRMED"), Optional.of(50_000L)));
        assertThat(samples.hasBought("nobody-" + caseNo)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("an interview knows the day of the visit and the consultant by name; by the account where the name is unknown")
    void knowsTheVisit(DriverManagerDataSource database) {
        var samples = new Samples(JdbcClient.create(database));
        samples.add(caseNo, 0, "c1", VISIT, Optional.of("sales-consultant-1"));
        samples.add(caseNo, 1, "c2", VISIT, Optional.of("gone"));
        samples.add(caseNo, 2, "c3", VISIT, Optional.empty());
        var open = new OpenInterview(samples, day -> List.of(new Consultant("sales-consultant-1", "许晴")), Clock.fixed(VISIT, ZoneId.of("Asia/Shanghai")));
        assertThat(samples.of(caseNo)).extracting(sample -> open.run(new OpenInterview.In(sample.id()), new Step("CH" + sample.id().substring(0, 30), "prospect-spot-check-interview", "open-interview", "a", VISIT)))
                .extracting(OpenInterview.Out::visitedOn, OpenInterview.Out::visitConsultant).containsExactly(tuple("11月21日", "许晴"), tuple("11月21日", "gone"), tuple("11月21日", "没有登记"));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("a week without visitors can be reported: nobody came, nobody was asked")
    void tellsOfAnEmptyWeek(DriverManagerDataSource database) {
        assertThat(new SpotCheckFacts(new Samples(JdbcClient.create(database)), null, day -> List.of()).of(caseNo)).containsEntry("visitors", "0").containsEntry("interviewed", "0")
                .containsEntry("satisfiedShare", "没有人受访").containsEntry("interviews", List.of());
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("a check that is called off lets go of everybody who was not talked to, or of one visitor")
    void calledOff(DriverManagerDataSource database) {
        var samples = new Samples(JdbcClient.create(database));
        for (int i = 0; i < 4; i++) samples.add(caseNo, i, "c" + i, VISIT, Optional.empty());
        samples.asked(samples.take(caseNo).orElseThrow().id(), State.ANSWERED, "CH-1", Optional.of(4), Optional.of(false));
        var asking = samples.take(caseNo).orElseThrow();
        var cancel = new CancelSamples(samples);
        var step = new Step(caseNo, "prospect-spot-check", "release-samples", "a", VISIT);
        assertThat(cancel.run(new CancelSamples.In(Optional.of(asking.id())), step).cancelledSamples()).isEqualTo(1);
        assertThat(samples.of(caseNo)).extracting(Sample::state).containsExactly(State.ANSWERED, State.CANCELLED, State.RESERVE, State.RESERVE);
        assertThat(cancel.run(new CancelSamples.In(Optional.empty()), step).cancelledSamples()).isEqualTo(2);
        assertThat(samples.of(caseNo)).extracting(Sample::state).containsExactly(State.ANSWERED, State.CANCELLED, State.CANCELLED, State.CANCELLED);
    }
}
