package io.tiaoli.workers.checklists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.checklists.Defects.Defect;
import io.tiaoli.workers.checklists.Defects.State;
import io.tiaoli.workers.checklists.SettleDefect.Settlement;
import io.tiaoli.workers.checklists.SheetResults.Monthly;
import io.tiaoli.workers.forms.StoredFormRecords;

class ChecklistResultsTest {

    private static final byte[] SHEET = "查核表,试驾车检查\n编号,CL-05\n分组,权重,项目,答法,不合格时,由谁处理,变量\n外观,,清洁,,整改,sales-consultant,\n,,脚垫,,整改,sales-consultant,\n,,贴纸,,,,\n,,停车位,,,,\n"
            .getBytes(StandardCharsets.UTF_8);

    final String caseNo = "T-" + UUID.randomUUID().toString().substring(0, 30);
    final String person = "consultant-" + UUID.randomUUID().toString().substring(0, 8);
    JdbcClient jdbc;
    StoredFormRecords forms;
    CheckSheets sheets;
    SheetResults results;
    Defects defects;

    void at(DriverManagerDataSource database) {
        jdbc = JdbcClient.create(database);
        forms = org.springframework.beans.BeanUtils.instantiateClass(constructor(), jdbc, new ObjectMapper());
        sheets = new CheckSheets(jdbc, Clock.systemDefaultZone());
        results = new SheetResults(jdbc);
        defects = new Defects(jdbc);
        sheets.publish("a-flow", "car", SHEET);
        sheets.publish("a-flow", "car", SHEET);
    }

    private static java.lang.reflect.Constructor<StoredFormRecords> constructor() {
        try {
            return StoredFormRecords.class.getDeclaredConstructor(JdbcClient.class, ObjectMapper.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.systemDefault()).toInstant();
    }

    Step step(String at) {
        return new Step(caseNo, "a-flow", "score", UUID.randomUUID().toString(), moment(at));
    }

    ScoreChecklist.Out fill(String at, String entered) {
        return fill(step(at), entered);
    }

    ScoreChecklist.Out fill(Step step, String entered) {
        forms.save(caseNo, "car", "car", "fill", Shop.json(entered.replace("}", ", 'sheet': '" + CheckSheets.name("car", SHEET) + "'}")), person, step.now());
        return new ScoreChecklist(forms, sheets, results).run(new ScoreChecklist.In("car", Optional.of("轩逸 京A12345"), Optional.of("C1"), Optional.empty()), step);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("a filled sheet is scored, kept by the person who filled it in, and opens its failed items")
    void scores(DriverManagerDataSource database) {
        at(database);
        var out = fill("2026-11-23T08:10", "{'item1': true, 'item2': false, 'item3': false, 'item4': true}");
        assertThat(out).isEqualTo(new ScoreChecklist.Out(Optional.of(new BigDecimal("50.00")), false, 2, Optional.of("脚垫（没有打勾）；贴纸（没有打勾）")));
        assertThat(defects.of(caseNo)).extracting(Defect::text, Defect::state).containsExactly(
                org.assertj.core.groups.Tuple.tuple("试驾车检查 轩逸 京A12345：脚垫（没有打勾）", State.OPEN), org.assertj.core.groups.Tuple.tuple("试驾车检查 轩逸 京A12345：贴纸（没有打勾）", State.NOTED));
        assertThat(fill("2026-11-23T08:20", "{'item1': true, 'item2': true, 'item3': false, 'item4': true}").checkPassed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("a step that is tried again keeps one result")
    void onceOnly(DriverManagerDataSource database) {
        at(database);
        var step = step("2026-11-23T08:10");
        fill(step, "{'item1': true}");
        fill(step, "{'item1': true}");
        assertThat(results.of(caseNo)).hasSize(1);
        assertThat(defects.of(caseNo)).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("scores are told by month, person and sheet as the mean of its sheets")
    void byMonth(DriverManagerDataSource database) {
        at(database);
        fill("2026-10-31T23:59", "{'item1': true, 'item2': true, 'item3': true, 'item4': true}");
        fill("2026-11-01T08:00", "{'item1': true, 'item2': true, 'item3': true}");
        fill("2026-11-30T08:00", "{'item1': true}");
        assertThat(results.since(YearMonth.of(2026, 10)).stream().filter(m -> m.person().equals(person))).containsExactly(
                new Monthly(YearMonth.of(2026, 11), person, "CL-05", "试驾车检查", 2, Optional.of(new BigDecimal("50.00")), 4),
                new Monthly(YearMonth.of(2026, 10), person, "CL-05", "试驾车检查", 1, Optional.of(new BigDecimal("100.00")), 0));
        assertThat(results.since(YearMonth.of(2026, 11)).stream().filter(m -> m.person().equals(person))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("an open defect is shown to whoever sees to it, and is open no more when settled")
    void settles(DriverManagerDataSource database) {
        at(database);
        fill("2026-11-23T08:10", "{'item3': true, 'item4': true}");
        var count = new CountDefects(defects);
        assertThat(count.run(new CountDefects.In(Optional.empty()), step("2026-11-23T08:11")).openDefects()).isEqualTo(2);
        assertThat(count.run(new CountDefects.In(Optional.of("car")), step("2026-11-23T08:11")).openDefects()).isEqualTo(2);
        assertThat(count.run(new CountDefects.In(Optional.of("pdi")), step("2026-11-23T08:11")).openDefects()).isZero();
        var shown = new ShowDefect(defects, forms).run(new ShowDefect.In(Optional.of(1), Optional.empty(), Optional.empty(), "correction"), step("2026-11-23T08:11"));
        assertThat(shown.defectRole()).isEqualTo("sales-consultant");
        assertThat(forms.shown(caseNo, "correction").orElseThrow().path("defect").asText()).isEqualTo("试驾车检查 轩逸 京A12345：脚垫（没有打勾）");
        assertThat(new ShowDefect(defects, forms).run(new ShowDefect.In(Optional.empty(), Optional.of(shown.defectId()), Optional.empty(), "release"), step("2026-11-23T08:20")).defectText()).isEqualTo(shown.defectText());
        new SettleDefect(defects).run(new SettleDefect.In(shown.defectId(), Settlement.RELEASED, Optional.of("脚垫明天到货")), step("2026-11-23T08:30"));
        assertThat(defects.of(caseNo).stream().filter(d -> d.state() == State.RELEASED)).singleElement().satisfies(d -> assertThat(d.note()).contains("脚垫明天到货"));
        assertThat(defects.open(caseNo)).extracting(Defect::item).isEqualTo(List.of("清洁"));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("what an earlier filling about the same thing left open is overtaken by the new one, what was settled stays")
    void overtaken(DriverManagerDataSource database) {
        at(database);
        fill("2026-11-23T08:10", "{'item3': true, 'item4': true}");
        new SettleDefect(defects).run(new SettleDefect.In(defects.open(caseNo).get(0).id(), Settlement.CORRECTED, Optional.empty()), step("2026-11-23T08:30"));
        fill("2026-11-23T09:10", "{'item1': true, 'item3': true, 'item4': true}");
        assertThat(defects.of(caseNo)).extracting(Defect::state).containsExactly(State.CORRECTED, State.OVERTAKEN, State.OPEN);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("a sheet that nobody published is named")
    void unknown(DriverManagerDataSource database) {
        at(database);
        assertThatThrownBy(() -> sheets.named("car@0000")).hasMessage("没有名为「car@0000」的查核表");
    }
}
