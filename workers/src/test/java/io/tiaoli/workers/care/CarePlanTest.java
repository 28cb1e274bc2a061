package io.tiaoli.workers.care;

import static io.tiaoli.workers.care.CareDesk.caseNo;
import static io.tiaoli.workers.care.CareDesk.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.workers.care.NextCare.CareState;
import io.tiaoli.workers.care.PlannedContact.CareChannel;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.contact.ContactPurpose;

class CarePlanTest {

    private static final String BOTH = "io.tiaoli.workers.care.CareDesk#onBoth";

    static PlannedContact row(String code, String at, CareChannel channel, Optional<String> lapses, Optional<String> every, int times, int priority, boolean wholeCustomer) {
        return new PlannedContact(code, Optional.empty(), "deliveredAt", at, Optional.empty(), Optional.empty(), lapses, every, Optional.of(times), channel, "account-manager",
                ContactPurpose.CARE, Optional.of("x.call"), Optional.empty(), Optional.of(priority), Optional.of(wholeCustomer));
    }

    static PlannedContact call(String code, String at) {
        return row(code, at, CareChannel.PHONE, Optional.empty(), Optional.empty(), 1, 5, false);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void repetitionsCountFromThePlannedDateOfTheFormerOne(CareDesk desk) {
        String care = caseNo();
        desk.plans(care, desk.customer(), call("FIRST", "PT24H"), row("LONG", "P37D", CareChannel.PHONE, Optional.empty(), Optional.empty(), 1, 5, true),
                row("LONG", "P127D", CareChannel.PHONE, Optional.empty(), Optional.of("P90D"), 3, 5, true));
        assertThat(desk.get(CareContacts.class).of(care).stream().map(CareContact::plannedAt)).containsExactly(moment("2026-11-24T10:00"), moment("2026-12-30T10:00"),
                moment("2027-03-30T10:00"), moment("2027-06-28T10:00"), moment("2027-09-26T10:00"));
        assertThat(desk.contacts(care)).contains("LONG 1 PLANNED", "LONG 4 PLANNED");
        assertThat(desk.next(care)).isEqualTo(new NextCare.Out(CareState.LATER, Optional.of(moment("2026-11-24T10:00"))));
        assertThat(desk.next(caseNo()).careState()).isEqualTo(CareState.NONE);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPlanThatNamesNoSuchMomentOrIntervalSaysSo(CareDesk desk) {
        assertThatThrownBy(() -> desk.plans(caseNo(), desk.customer(), call("FIRST", "24 hours"))).hasMessageContaining("「24 hours」").hasMessageContaining("PT2H");
        var unknown = new PlannedContact("FIRST", Optional.empty(), "soldAt", "P1D", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                CareChannel.PHONE, "account-manager", ContactPurpose.CARE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> desk.plans(caseNo(), desk.customer(), unknown)).hasMessageContaining("「soldAt」");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void afterThirtyDaysOnlyTheLastTalkIsMadeUpAndTheOthersAreSkippedWithARecord(CareDesk desk) {
        String care = caseNo();
        String customer = desk.customer();
        desk.plans(care, customer, call("FIRST", "P1D"), call("WEEK", "P7D"), call("MONTH", "P21D"), call("LONG", "P37D"),
                row("DAY2_SMS", "P2D", CareChannel.SMS, Optional.of("P7D"), Optional.empty(), 1, 5, false), row("CARD", "P20D", CareChannel.LETTER, Optional.empty(), Optional.empty(), 1, 5, false));
        desk.at("2026-12-23T10:00");
        assertThat(desk.next(care).careState()).isEqualTo(CareState.DUE);
        assertThat(desk.contacts(care)).containsExactly("FIRST 1 SKIPPED", "DAY2_SMS 1 SKIPPED", "WEEK 1 SKIPPED", "CARD 1 PLANNED", "MONTH 1 PLANNED", "LONG 1 PLANNED");
        assertThat(desk.get(ContactLog.class).ofCase(care)).hasSize(3).allSatisfy(line -> {
            assertThat(line.outcome()).isEqualTo(ContactOutcome.SKIPPED);
            assertThat(line.notes()).hasValueSatisfying(why -> assertThat(why).contains("原定 2026-11-"));
        });
        assertThat(desk.get(ContactLog.class).lastWith(customer)).isEmpty();
        assertThat(desk.start(care).careContact()).isEqualTo("CARD");
        assertThat(desk.start(care)).satisfies(month -> {
            assertThat(month.careContact()).isEqualTo("MONTH");
            assertThat(month.careDueAt()).isEqualTo(moment("2026-12-24T10:00"));
            assertThat(month.contactNote()).hasValueSatisfying(why -> assertThat(why).contains("原定 2026-12-14 10:00", "补做"));
        });
        assertThat(desk.next(care)).isEqualTo(new NextCare.Out(CareState.LATER, Optional.of(moment("2026-12-30T10:00"))));
        assertThatThrownBy(() -> desk.start(care)).hasMessageContaining(care);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aTalkThatWasBegunIsNeverOvertaken(CareDesk desk) {
        String care = caseNo();
        desk.plans(care, desk.customer(), call("FIRST", "P1D"), call("SECOND", "P3D"));
        desk.at("2026-11-24T10:00");
        desk.start(care);
        desk.at("2026-11-26T10:00");
        assertThat(desk.next(care).careState()).isEqualTo(CareState.DUE);
        assertThat(desk.contacts(care)).containsExactly("FIRST 1 OPEN", "SECOND 1 PLANNED");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aChangedPlanKeepsWhatWasBegunAndPlansTheRestAnew(CareDesk desk) {
        String care = caseNo();
        String customer = desk.customer();
        desk.plans(care, customer, call("FIRST", "P1D"), call("WEEK", "P7D"), call("GONE", "P9D"));
        desk.at("2026-11-24T10:00");
        desk.start(care);
        desk.plans(care, customer, call("FIRST", "P5D"), call("WEEK", "P10D"), call("NEW", "P12D"));
        assertThat(desk.contacts(care)).containsExactly("FIRST 1 OPEN", "WEEK 1 PLANNED", "NEW 1 PLANNED");
        assertThat(desk.next(care).nextCareAt()).contains(moment("2026-12-03T10:00"));
        desk.events.all().clear();
        assertThat(desk.run(() -> desk.get(ReplanAll.class).run(new ReplanAll.In("test-plan"), desk.step(care))).replannedCases()).isPositive();
        assertThat(desk.events.all().stream().filter(e -> e.name().equals("plan-changed") && e.key().equals(care))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whoWithdrawsConsentIsNotCaredForAnyMoreAndTheCaseHears(CareDesk desk) {
        String care = caseNo();
        String customer = desk.customer();
        desk.plans(care, customer, call("FIRST", "P1D"), call("WEEK", "P7D"));
        desk.run(() -> {
            desk.get(Consents.class).withdraw(customer, "电话");
            return true;
        });
        assertThat(desk.contacts(care)).containsExactly("FIRST 1 STOPPED", "WEEK 1 STOPPED");
        assertThat(desk.next(care).careState()).isEqualTo(CareState.NONE);
        assertThat(desk.events.all().stream().filter(e -> e.name().equals("plan-changed") && e.key().equals(care))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aSecondCarTakesOverWhatIsAboutTheCustomerAndLeavesWhatIsAboutTheCar(CareDesk desk) {
        String customer = desk.customer();
        String first = caseNo();
        String second = caseNo();
        var both = new PlannedContact[] {call("DAY14", "P14D"), row("LONG", "P37D", CareChannel.PHONE, Optional.empty(), Optional.of("P90D"), 2, 5, true)};
        desk.plans(first, customer, both);
        desk.plans(second, customer, both);
        assertThat(desk.contacts(first)).containsExactly("DAY14 1 PLANNED", "LONG 1 STOPPED", "LONG 2 STOPPED");
        assertThat(desk.contacts(second)).containsExactly("DAY14 1 PLANNED", "LONG 1 PLANNED", "LONG 2 PLANNED");
        desk.plans(first, customer, both);
        assertThat(desk.contacts(second)).contains("LONG 1 PLANNED");
        assertThat(desk.get(CareContacts.class).of(first)).anySatisfy(stopped -> assertThat(stopped.reason()).hasValueSatisfying(why -> assertThat(why).contains(second)));
    }
}
