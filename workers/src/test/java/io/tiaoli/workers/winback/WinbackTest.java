package io.tiaoli.workers.winback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;

/** Who stays away, and how a win-back ends, on both databases. */
class WinbackTest {

    static final String ONBOTH = "io.tiaoli.testing.Shop#onBoth";
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    static String away(Shop shop, LocalDate since, boolean consents) {
        String customer = shop.customer("吴昊");
        if (consents) shop.get(Consents.class).grant(customer, ContactPurpose.APPOINTMENT_OFFER, "到店登记");
        String vehicle = shop.vehicle(customer);
        shop.jdbc().sql("update vehicle set last_visit_on = ? where id = ?").params(since, vehicle).update();
        return vehicle;
    }

    static int told(Shop shop, String vehicle) {
        return shop.jdbc().sql("select count(*) from event where name = 'customer-lapsed' and event_key = ?").param(vehicle).query(Integer.class).single();
    }

    static void select(Shop shop) {
        shop.get(SelectLapsed.class).run(new SelectLapsed.In("P12M", Optional.empty()), shop.step("WH-1"));
    }

    static String owner(Shop shop, String vehicle) {
        return shop.jdbc().sql("select customer_id from vehicle where id = ?").param(vehicle).query(String.class).single();
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void whoStaysAwayAYearAndConsentsIsSelectedOnceAMonth(Shop shop) {
        String year = away(shop, TODAY.minusYears(1), true);
        String almost = away(shop, TODAY.minusYears(1).plusDays(1), true);
        String silent = away(shop, TODAY.minusYears(2), false);
        select(shop);
        select(shop);
        assertThat(told(shop, year)).isEqualTo(1);
        assertThat(told(shop, almost)).isZero();
        assertThat(told(shop, silent)).isZero();
        shop.at("2026-12-01T08:00");
        select(shop);
        assertThat(told(shop, year)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void whoIsCalledAlreadyOrSoldTheCarIsNotSelected(Shop shop) {
        String running = away(shop, TODAY.minusYears(2), true);
        shop.get(Cases.class).activate("lapsed-customer-winback", running, Shop.unique("WH"));
        String sold = away(shop, TODAY.minusYears(2), true);
        String caseNo = Shop.unique("WH");
        shop.get(NoteLapse.class).run(new NoteLapse.In(owner(shop, sold), sold, TODAY.minusYears(2), LapsedClass.LAPSED_12M), shop.step(caseNo));
        shop.get(CloseWinback.class).run(new CloseWinback.In(WinbackOutcome.SOLD), shop.step(caseNo));
        String back = away(shop, TODAY.minusYears(2), true);
        String ended = Shop.unique("WH");
        shop.get(NoteLapse.class).run(new NoteLapse.In(owner(shop, back), back, TODAY.minusYears(4), LapsedClass.LAPSED_36M), shop.step(ended));
        shop.get(CloseWinback.class).run(new CloseWinback.In(WinbackOutcome.ACTIVE), shop.step(ended));
        select(shop);
        assertThat(told(shop, running)).isZero();
        assertThat(told(shop, sold)).isZero();
        assertThat(told(shop, back)).as("came back once and stayed away again").isEqualTo(1);
        assertThat(shop.jdbc().sql("select lapsed_class from winback where case_no = ?").param(ended).query(String.class).single()).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void monthsAreFullCalendarMonthsSinceTheLaterVisit(Shop shop) {
        String vehicle = away(shop, LocalDate.of(2025, 11, 22), false);
        var measure = shop.get(MeasureLapse.class);
        assertThat(measure.run(new MeasureLapse.In(vehicle, Optional.empty()), shop.step("WH")).lapsedMonths()).isEqualTo(11);
        assertThat(measure.run(new MeasureLapse.In(vehicle, Optional.of(LocalDate.of(2020, 1, 1))), shop.step("WH")).lastVisitAt()).isEqualTo(LocalDate.of(2025, 11, 22));
        assertThat(measure.run(new MeasureLapse.In(vehicle, Optional.of(LocalDate.of(2026, 1, 21))), shop.step("WH")).lapsedMonths()).isEqualTo(10);
        assertThatThrownBy(() -> measure.run(new MeasureLapse.In(vehicle, Optional.of(TODAY.plusDays(1))), shop.step("WH"))).hasMessageContaining("不能晚于今天");
        String never = shop.vehicle(shop.customer("新客户"));
        assertThatThrownBy(() -> measure.run(new MeasureLapse.In(never, Optional.empty()), shop.step("WH"))).hasMessageContaining("没有到店日期");
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void theListNamesOwnersMonthsAndCause(Shop shop) {
        String vehicle = away(shop, TODAY.minusMonths(14), false);
        String caseNo = Shop.unique("WH");
        shop.get(NoteLapse.class).run(new NoteLapse.In(owner(shop, vehicle), vehicle, TODAY.minusMonths(14), LapsedClass.LAPSED_12M), shop.step(caseNo));
        shop.get(NoteOffer.class).run(new NoteOffer.In(LapsedCause.DISTANCE, "HOME_SERVICE"), shop.step(caseNo));
        assertThat(shop.get(WinbackFacts.class).of(caseNo)).containsEntry("lapsedClass", "一年未到店").containsEntry("lastVisitDay", "2025年9月21日").doesNotContainKey("lapsedOwners");
        String list = Shop.unique("WH");
        shop.get(Cases.class).open(list, "lapsed-customer-winback", Optional.empty(), Optional.empty(), Optional.empty(), "p");
        assertThat(shop.get(WinbackFacts.class).of(list).get("lapsedOwners")).asString().contains("吴昊", "months=14", "路太远");
    }
}
