package io.tiaoli.workers.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.workers.traffic.TrafficSheet.Channel;
import io.tiaoli.workers.traffic.TrafficSheet.Line;

class TrafficSheetTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    final String caseNo = "T-" + UUID.randomUUID().toString().substring(0, 30);

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("a line of the traffic sheet is written once, and found by its channel and day")
    void traffic(DriverManagerDataSource database) {
        var sheet = new TrafficSheet(JdbcClient.create(database));
        var line = new Line(caseNo, NOW, Channel.CALL, Optional.empty(), Optional.of("吴敏"), Optional.of("13800138000"), "SALES", Optional.of("轩逸"), Optional.empty(), Optional.empty());
        sheet.add(line, caseNo);
        sheet.add(line, caseNo);
        assertThat(sheet.of(caseNo)).containsExactly(line);
        assertThat(sheet.between(Channel.CALL, NOW, NOW.plusSeconds(1))).contains(line);
        assertThat(sheet.between(Channel.CALL, NOW.minusSeconds(1), NOW)).doesNotContain(line);
        assertThat(sheet.between(Channel.VISIT, NOW, NOW.plusSeconds(1))).doesNotContain(line);
    }
}
