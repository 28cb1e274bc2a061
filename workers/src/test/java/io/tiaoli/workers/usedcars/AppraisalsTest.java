package io.tiaoli.workers.usedcars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;

class AppraisalsTest {

    static RecordAppraisal.In car(String customerId, String yuan) {
        return new RecordAppraisal.In(customerId, "京B12345", "捷达", 2018, 68_000, Condition.USED, Condition.GOOD, Condition.POOR, Optional.empty(), true, new BigDecimal(yuan), "P7D");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void thePriceCountsForSevenDaysAndCostsNothing(Shop shop) {
        String no = Shop.unique("PG");
        var out = shop.get(RecordAppraisal.class).run(car(shop.customer("张伟"), "60000.5"), shop.step(no));
        assertThat(out.appraisedFen()).isEqualTo(6_000_050);
        assertThat(out.validUntil()).isEqualTo(LocalDate.of(2026, 11, 28));
        assertThat(out.feeFen()).isZero();

        var accept = shop.get(AcceptAppraisal.class);
        assertThatThrownBy(() -> accept.run(new AcceptAppraisal.In(false), shop.step(no))).isInstanceOf(Refused.class).hasMessageContaining("不是登记的车主");
        shop.at("2026-11-29T00:01");
        assertThatThrownBy(() -> accept.run(new AcceptAppraisal.In(true), shop.step(no))).isInstanceOf(Refused.class).hasMessageContaining("2026-11-28");
        shop.at("2026-11-28T23:59");
        assertThat(accept.run(new AcceptAppraisal.In(true), shop.step(no)).tradeInFen()).isEqualTo(6_000_050);
        assertThat(shop.get(Appraisals.class).find(no).orElseThrow().counts(LocalDate.of(2026, 11, 28))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aReviewMovesPriceAndDayAndANewInspectionStartsAnew(Shop shop) {
        String no = Shop.unique("PG");
        String customer = shop.customer("张伟");
        shop.get(RecordAppraisal.class).run(car(customer, "60000"), shop.step(no));
        shop.get(DeclineAppraisal.class).run(Nothing.NOTHING, shop.step(no));
        shop.at("2026-11-25T10:00");
        assertThat(shop.get(ReviewAppraisal.class).run(new ReviewAppraisal.In(new BigDecimal("61000"), "P7D"), shop.step(no)).validUntil()).isEqualTo(LocalDate.of(2026, 12, 2));
        assertThat(shop.get(Appraisals.class).find(no).orElseThrow().counts(LocalDate.of(2026, 11, 25))).as("declined").isFalse();
        shop.get(RecordAppraisal.class).run(car(customer, "59000"), shop.step(no));
        assertThat(shop.get(Appraisals.class).of(customer)).singleElement().satisfies(kept -> assertThat(kept.outcome()).isEmpty());
        assertThatThrownBy(() -> shop.get(RecordAppraisal.class).run(car(customer, "1.005"), shop.step(no))).isInstanceOf(Refused.class).hasMessageContaining("最多两位小数");
    }
}
