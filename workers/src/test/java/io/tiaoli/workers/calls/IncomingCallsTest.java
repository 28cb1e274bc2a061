package io.tiaoli.workers.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class IncomingCallsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    final String caseNo = "T-" + UUID.randomUUID().toString().substring(0, 30);

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("what is learnt of a call later leaves what was known: rings, purpose, when it was answered")
    void learns(DriverManagerDataSource database) {
        var calls = new IncomingCalls(JdbcClient.create(database));
        calls.open(caseNo, CallLine.SALES, Optional.empty(), NOW);
        calls.answered(caseNo, Optional.of("13800138000"), Optional.of("c1"), Optional.of(4), Optional.of(CallPurpose.PERSON), NOW.plusSeconds(12));
        calls.answered(caseNo, Optional.empty(), Optional.of("c2"), Optional.empty(), Optional.empty(), NOW.plusSeconds(90));
        calls.transferIsSlow(caseNo);
        calls.hungUp(caseNo, Optional.of("请回电"), NOW.plusSeconds(120));
        assertThat(calls.find(caseNo)).contains(new IncomingCalls.Call(caseNo, CallLine.SALES, Optional.of("13800138000"), Optional.of("c2"), NOW, Optional.of(NOW.plusSeconds(12)), Optional.of(4),
                true, false, Optional.of(CallPurpose.PERSON), true, Optional.of(NOW.plusSeconds(120)), Optional.of("请回电")));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("a missed call was answered by nobody")
    void missed(DriverManagerDataSource database) {
        var calls = new IncomingCalls(JdbcClient.create(database));
        calls.open(caseNo, CallLine.SERVICE_HOTLINE_24H, Optional.of("13800138000"), NOW);
        calls.missed(caseNo, Optional.empty());
        assertThat(calls.find(caseNo)).hasValueSatisfying(call -> {
            assertThat(call.missed()).isTrue();
            assertThat(call.answeredAt()).isEmpty();
            assertThat(call.ringsBreached()).isFalse();
        });
    }
}
