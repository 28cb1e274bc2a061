package io.tiaoli.workers.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class LogMarksTest {

    @Test
    @DisplayName("a request goes on under the number that the caller gave it, and nothing is marked after it")
    void takesTheCallersTrace() {
        try (var trace = LogMarks.trace(Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))) {
            assertThat(MDC.get(LogMarks.TRACE)).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        }
        assertThat(MDC.get(LogMarks.TRACE)).isNull();
    }

    @ParameterizedTest
    @DisplayName("whatever else stands there gets a number of our own, so that no caller writes into our log")
    @ValueSource(strings = {"", "x\n2026 ERROR all is well", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "4bf92f3577b34da6a3ce929d0e0e4736"})
    void believesNothingElse(String header) {
        try (var trace = LogMarks.trace(Optional.of(header))) {
            assertThat(MDC.get(LogMarks.TRACE)).matches("[0-9a-f]{32}").isNotEqualTo(header);
        }
    }
}
