package io.tiaoli.workers.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.tiaoli.workers.Refused;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"283, 28300", "262.7, 26270", "0.01, 1", "12.500, 1250", "0, 0", "100000000, 10000000000"})
    void typedYuanBecomeExactlyThatManyFen(BigDecimal yuan, long fen) {
        assertThat(Money.fen("工时", yuan, "amount-invalid")).isEqualTo(fen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.345", "-0.01", "100000000.01"})
    void whatIsNoPriceIsRefusedByNameAndValue(BigDecimal yuan) {
        assertThatThrownBy(() -> Money.fen("工时", yuan, "amount-invalid")).isInstanceOf(Refused.class)
                .hasMessageContaining("工时").hasMessageContaining(yuan.toPlainString());
    }

    @ParameterizedTest
    @CsvSource({"20300, 90, 18270", "5, 90, 5", "4, 90, 4", "15, 10, 2", "14, 10, 1", "1000000, 80, 800000", "333, 33.33, 111"})
    void percentsAreRoundedHalfUpToTheFen(long fen, BigDecimal percent, long expected) {
        assertThat(Money.percentOf(fen, percent)).isEqualTo(expected);
    }

    @Test
    void peopleReadYuanWithTwoDecimals() {
        assertThat(Money.text(28300)).isEqualTo("¥283.00");
        assertThat(Money.text(4300000)).isEqualTo("¥43,000.00");
        assertThat(Money.text(5)).isEqualTo("¥0.05");
        assertThat(Money.text(-2030)).isEqualTo("-¥20.30");
    }
}
