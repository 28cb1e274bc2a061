package io.tiaoli.workers.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.followup.CustomerClass;
import io.tiaoli.workers.forms.StoredFormRecords;

class OwnerVisitTest {

    private static final String BOTH = "io.tiaoli.testing.Shop#onBoth";

    private static Visits visits(Shop shop) {
        return new Visits(shop.jdbc(), shop.get(Clock.class));
    }

    private static OpenVisit open(Shop shop) {
        return new OpenVisit(visits(shop), shop.get(Customers.class), shop.get(StoredFormRecords.class), new ObjectMapper());
    }

    private static OpenVisit.In wanted(Shop shop, Optional<String> role, Optional<LocalDate> day) {
        return new OpenVisit.In(shop.customer("周强"), Optional.empty(), VisitReason.CARE, role, day, Optional.empty(), "visitPlan");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theAccountManagerGoesUnlessSomebodyElseIsNamed(Shop shop) {
        String caseNo = Shop.unique("KV");
        assertThat(open(shop).run(wanted(shop, Optional.empty(), Optional.empty()), shop.step(caseNo))).satisfies(out -> {
            assertThat(out.visitorRole()).isEqualTo("account-manager");
            assertThat(out.customerClass()).isEqualTo(CustomerClass.NORMAL);
        });
        assertThatThrownBy(() -> open(shop).run(wanted(shop, Optional.of("cashier"), Optional.empty()), shop.step(caseNo))).hasMessageContaining("「cashier」");
        assertThatThrownBy(() -> open(shop).run(wanted(shop, Optional.empty(), Optional.of(LocalDate.of(2026, 11, 20))), shop.step(caseNo))).hasMessageContaining("2026-11-20");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theReminderComesADayBeforeOrHalfWay(Shop shop) {
        String caseNo = Shop.unique("KV");
        String id = open(shop).run(wanted(shop, Optional.empty(), Optional.empty()), shop.step(caseNo)).visitId();
        var agree = new AgreeVisit(visits(shop));
        assertThat(agree.run(new AgreeVisit.In(id, Shop.moment("2026-11-26T10:00"), 24), shop.step(caseNo)).remindAt()).isEqualTo(Shop.moment("2026-11-25T10:00"));
        assertThat(agree.run(new AgreeVisit.In(id, Shop.moment("2026-11-21T18:00"), 24), shop.step(caseNo))).satisfies(out -> {
            assertThat(out.remindAt()).isEqualTo(Shop.moment("2026-11-21T13:00"));
            assertThat(out.reportDueAt()).isEqualTo(Shop.moment("2026-11-21T22:00"));
        });
        assertThat(visits(shop).get(id).visitAt()).contains(Shop.moment("2026-11-21T18:00"));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aVisitThatNobodyPlannedIsAnErrorThatNamesIt(Shop shop) {
        assertThatThrownBy(() -> visits(shop).get("V-0")).hasMessageContaining("「V-0」");
        String id = open(shop).run(wanted(shop, Optional.empty(), Optional.empty()), shop.step(Shop.unique("KV"))).visitId();
        new CloseVisit(visits(shop)).run(new CloseVisit.In(id, VisitResult.PHONE_INSTEAD), shop.step("KV-1"));
        assertThat(visits(shop).get(id).result()).contains(VisitResult.PHONE_INSTEAD);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aReportWithoutAnAnswerIsRefused(Shop shop) {
        String caseNo = Shop.unique("KV");
        String id = open(shop).run(wanted(shop, Optional.empty(), Optional.empty()), shop.step(caseNo)).visitId();
        var record = new RecordVisit(visits(shop), null, shop.get(StoredFormRecords.class));
        assertThatThrownBy(() -> record.run(new RecordVisit.In(id, "visitReport", 2), shop.step(caseNo))).isInstanceOf(Refused.class).hasMessageContaining("visitReport");
    }
}
