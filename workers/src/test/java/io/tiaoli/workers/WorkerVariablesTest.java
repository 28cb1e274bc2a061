package io.tiaoli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class WorkerVariablesTest {

    enum Mode {WAIT, LATER}

    record In(String plateNo, int mileageKm, Mode mode, LocalDate day, Instant at, Optional<String> note, List<String> items) {}

    final Map<String, Object> variables = new HashMap<>(Map.of("plateNo", "京A12345", "mileageKm", 20000L, "mode", "WAIT",
            "day", "2026-11-21", "at", "2026-11-21T13:00:00+08:00", "note", "", "items", "机油, 机滤"));

    @Test
    void readsEveryTypeFromTheEnginesTypes() {
        assertThat(WorkerVariables.read(In.class, variables::get)).isEqualTo(new In("京A12345", 20000, Mode.WAIT,
                LocalDate.of(2026, 11, 21), Instant.parse("2026-11-21T05:00:00Z"), Optional.empty(), List.of("机油", "机滤")));
    }

    @Test
    void writesBackWhatItReads() {
        var in = WorkerVariables.read(In.class, variables::get);
        var written = WorkerVariables.of(in);
        assertThat(written).containsEntry("at", Date.from(in.at())).containsEntry("day", "2026-11-21").containsEntry("note", null);
        assertThat(WorkerVariables.read(In.class, written::get)).isEqualTo(in);
    }

    @Test
    void namesAMissingVariable() {
        variables.remove("plateNo");
        assertThatThrownBy(() -> WorkerVariables.read(In.class, variables::get)).hasMessageContaining("缺少输入「plateNo」");
    }

    @Test
    void namesTheValueAndWhatIsAllowed() {
        variables.put("mode", "NOW");
        assertThatThrownBy(() -> WorkerVariables.read(In.class, variables::get)).hasMessageContaining("「mode」").hasMessageContaining("NOW").hasMessageContaining("[WAIT, LATER]");
        variables.put("mode", "WAIT");
        variables.put("mileageKm", 1.5);
        assertThatThrownBy(() -> WorkerVariables.read(In.class, variables::get)).hasMessageContaining("「mileageKm」的值「1.5」");
    }
}
