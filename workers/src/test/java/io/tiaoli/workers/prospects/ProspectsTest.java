package io.tiaoli.workers.prospects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;

class ProspectsTest {

    static OpenProspect.In left(String customer, String at) {
        return new OpenProspect.In(customer, Shop.moment(at), Optional.of("sales-consultant-1"), Optional.of("轩逸"), Optional.of(ProspectLevel.H), Optional.empty());
    }

    static RecordProspect.In result(ProspectResult result, String visitAt, String nextAt) {
        return new RecordProspect.In(result, Optional.of("再比较"), Optional.ofNullable(visitAt).map(Shop::moment), Optional.ofNullable(nextAt).map(Shop::moment), Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void anAgreedVisitStandsOnTheListOfItsDayUntilTheyCameAgain(Shop shop) {
        var caseNo = Shop.unique("QK");
        var customer = shop.customer("陈静");
        var open = shop.get(OpenProspect.class);
        var prospects = shop.get(Prospects.class);
        open.run(left(customer, "2026-11-20T16:00"), shop.step(caseNo));
        assertThat(shop.get(RecordProspect.class).run(result(ProspectResult.VISIT_AGREED, "2026-11-28T10:00", null), shop.step(caseNo)).goesOn()).isTrue();
        assertThat(prospects.expected(LocalDate.of(2026, 11, 28))).extracting(Prospect::caseNo).contains(caseNo);
        assertThat(prospects.expected(LocalDate.of(2026, 11, 27))).extracting(Prospect::caseNo).doesNotContain(caseNo);
        open.run(left(customer, "2026-11-28T11:00"), shop.step(caseNo));
        assertThat(prospects.expected(LocalDate.of(2026, 11, 28))).extracting(Prospect::caseNo).doesNotContain(caseNo);
        assertThat(prospects.find(caseNo).orElseThrow().leftAt()).isEqualTo(Shop.moment("2026-11-28T11:00"));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aResultNeedsItsMoment(Shop shop) {
        var caseNo = Shop.unique("QK");
        shop.get(OpenProspect.class).run(left(shop.customer("陈静"), "2026-11-20T16:00"), shop.step(caseNo));
        var record = shop.get(RecordProspect.class);
        assertThatThrownBy(() -> record.run(result(ProspectResult.VISIT_AGREED, null, null), shop.step(caseNo))).hasMessageContaining("visitAgreedAt");
        assertThatThrownBy(() -> record.run(result(ProspectResult.CONTINUE, null, null), shop.step(caseNo))).hasMessageContaining("nextContactAt");
        assertThat(record.run(result(ProspectResult.LOST, null, null), shop.step(caseNo)).goesOn()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void nobodyIsFollowedWhoIsNotOnFile(Shop shop) {
        assertThatThrownBy(() -> shop.get(OpenProspect.class).run(left("nobody", "2026-11-20T16:00"), shop.step("QK-X"))).hasMessageContaining("nobody");
    }
}
