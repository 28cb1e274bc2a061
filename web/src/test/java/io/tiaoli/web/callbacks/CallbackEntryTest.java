package io.tiaoli.web.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackEntryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

    private static CallbackEntry at(String time) {
        return new CallbackEntry(Map.of("phone", "13800130000", "text", "好的", "at", time, "id", "m1", "status", "DELIVRD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "294277-01-01T00:00:00Z", "0000-01-01 00:00:00", "1999-12-31T00:00:00Z", "9999-12-31T23:59:59+18:00"})
    void aTimeThatNoDatabaseKeepsIsRefused(String time) {
        assertThatThrownBy(() -> at(time).reply(NOW)).isInstanceOf(CallbackRefused.class).hasMessageContaining("时间「" + time);
        assertThatThrownBy(() -> at(time).receipt(NOW)).isInstanceOf(CallbackRefused.class).hasMessageContaining("时间「" + time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T13:00:00Z", "2026-11-21T21:00:00+08:00"})
    void aTimeOfTodayIsTaken(String time) {
        assertThat(at(time).reply(NOW).at()).isEqualTo(Instant.parse("2026-11-21T13:00:00Z"));
    }
}
