package io.tiaoli.workers.care;

import static io.tiaoli.workers.care.CareDesk.caseNo;
import static io.tiaoli.workers.care.CareDesk.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.workers.care.PlannedContact.CareChannel;
import io.tiaoli.workers.contact.CallSettings;
import io.tiaoli.workers.contact.CallTurns;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.contact.TakeTurn;

class CallDayTest {

    private static final String BOTH = "io.tiaoli.workers.care.CareDesk#onBoth";

    @ParameterizedTest
    @MethodSource(BOTH)
    void aCustomerIsCalledOnceADayByAllCasesTogetherAndStaffSeeWhy(CareDesk desk) {
        String customer = desk.customer();
        String one = caseNo();
        String other = caseNo();
        assertThat(desk.turn(one, customer, ContactPurpose.CARE, one, 5).turnTaken()).isTrue();
        assertThat(desk.turn(one, customer, ContactPurpose.CARE, one, 5).turnTaken()).as("the second try of the same call").isTrue();
        assertThat(desk.turn(one, customer, ContactPurpose.CARE, one + "2", 5).turnTaken()).as("another call of the same case").isTrue();
        assertThat(desk.turn(other, customer, ContactPurpose.REMINDER, other, 1)).satisfies(held -> {
            assertThat(held.turnTaken()).isFalse();
            assertThat(held.nextAllowedAt()).contains(moment("2026-11-24T00:00"));
            assertThat(held.contactNote()).hasValueSatisfying(why -> assertThat(why).contains(one, "2026-11-23", "2026-11-24"));
        });
        assertThat(desk.turn(other, desk.customer(), ContactPurpose.REMINDER, other + "2", 1).turnTaken()).as("another customer").isTrue();
        desk.at("2026-11-24T10:00");
        assertThat(desk.turn(other, customer, ContactPurpose.REMINDER, other, 1).turnTaken()).isTrue();
        assertThat(desk.get(CallTurns.class).of(other)).first().satisfies(turn -> assertThat(turn.note()).isPresent());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aCallThatIsMovedTwiceStillTellsWhenItWasPlannedAtFirst(CareDesk desk) {
        String customer = desk.customer();
        String late = caseNo();
        var first = new TakeTurn.In(customer, ContactPurpose.REMINDER, late, 5, Optional.empty(), Optional.of(moment("2026-11-20T12:00")), Optional.empty());
        assertThat(desk.turn(caseNo(), customer, ContactPurpose.CARE, caseNo(), 1).turnTaken()).isTrue();
        var held = desk.turn(late, first);
        assertThat(held.contactNote()).hasValueSatisfying(why -> assertThat(why).startsWith("原定 2026-11-20 12:00 前联系，当时没有做成，现在补做；2026-11-23 当天").endsWith("改到 2026-11-24"));
        assertThat(held.dueAt()).as("a new deadline").contains(moment("2026-11-24T10:00"));
        desk.at("2026-11-24T10:00");
        assertThat(desk.turn(caseNo(), customer, ContactPurpose.CARE, caseNo(), 1).turnTaken()).isTrue();
        var again = new TakeTurn.In(customer, ContactPurpose.REMINDER, late, 5, Optional.empty(), held.dueAt(), held.contactNote());
        assertThat(desk.turn(late, again).contactNote())
                .hasValueSatisfying(why -> assertThat(why).startsWith("原定 2026-11-20 12:00 前联系，当时没有做成，现在补做；2026-11-24 当天").endsWith("改到 2026-11-25").doesNotContain("2026-11-23"));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aMovedCallThatWasInTimeTellsItsFirstDay(CareDesk desk) {
        String customer = desk.customer();
        String held = caseNo();
        assertThat(desk.turn(caseNo(), customer, ContactPurpose.CARE, caseNo(), 1).turnTaken()).isTrue();
        var note = desk.turn(held, customer, ContactPurpose.REMINDER, held, 5).contactNote();
        assertThat(note).hasValueSatisfying(why -> assertThat(why).startsWith("原定 2026-11-23 联系；当天").endsWith("改到 2026-11-24"));
        desk.at("2026-11-24T10:00");
        assertThat(desk.turn(caseNo(), customer, ContactPurpose.CARE, caseNo(), 1).turnTaken()).isTrue();
        var again = new TakeTurn.In(customer, ContactPurpose.REMINDER, held, 5, Optional.empty(), Optional.empty(), note);
        assertThat(desk.turn(held, again).contactNote()).hasValueSatisfying(why -> assertThat(why).startsWith("原定 2026-11-23 联系；2026-11-24 当天").endsWith("改到 2026-11-25"));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatServesAnOrderIsNeverHeldBack(CareDesk desk) {
        String customer = desk.customer();
        assertThat(desk.turn(caseNo(), customer, ContactPurpose.CARE, caseNo(), 5).turnTaken()).isTrue();
        assertThat(desk.turn(caseNo(), customer, ContactPurpose.COMPLAINT, caseNo(), 5).turnTaken()).isTrue();
        assertThat(desk.turn(caseNo(), customer, ContactPurpose.CALL_BACK, caseNo(), 5).turnTaken()).isTrue();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theMoreUrgentContactGoesFirstAndTheOthersFollowDayByDay(CareDesk desk) {
        String customer = desk.customer();
        String care = caseNo();
        String reminder = caseNo();
        String urgent = caseNo();
        desk.plans(urgent, customer, CarePlanTest.row("DUE", "PT0S", CareChannel.PHONE, Optional.empty(), Optional.empty(), 1, 1, false));
        assertThat(desk.turn(care, customer, ContactPurpose.CARE, care, 5)).satisfies(held -> {
            assertThat(held.turnTaken()).isFalse();
            assertThat(held.contactNote()).hasValueSatisfying(why -> assertThat(why).contains("更要紧"));
        });
        desk.start(urgent);
        assertThat(desk.turn(urgent, customer, ContactPurpose.CARE, urgent, 1).turnTaken()).isTrue();
        assertThat(desk.turn(reminder, customer, ContactPurpose.REMINDER, reminder, 3).turnTaken()).isFalse();
        desk.at("2026-11-24T10:00");
        assertThat(desk.turn(care, customer, ContactPurpose.CARE, care, 5).contactNote()).hasValueSatisfying(why -> assertThat(why).contains(reminder));
        assertThat(desk.turn(reminder, customer, ContactPurpose.REMINDER, reminder, 3).turnTaken()).isTrue();
        desk.at("2026-11-25T10:00");
        assertThat(desk.turn(care, customer, ContactPurpose.CARE, care, 5).turnTaken()).isTrue();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void nobodyIsHeldBackForEverByWhatNeverBegins(CareDesk desk) {
        String customer = desk.customer();
        String care = caseNo();
        desk.plans(caseNo(), customer, CarePlanTest.row("STUCK", "PT0S", CareChannel.PHONE, Optional.empty(), Optional.empty(), 1, 1, false));
        for (int day = 23; day < 26; day++) {
            desk.at("2026-11-%dT10:00".formatted(day));
            assertThat(desk.turn(care, customer, ContactPurpose.CARE, care, 5).turnTaken()).isFalse();
        }
        desk.at("2026-11-26T10:00");
        assertThat(desk.turn(care, customer, ContactPurpose.CARE, care, 5).turnTaken()).isTrue();
    }

    @Test
    void aLimitThatMakesNoSenseStopsTheStart() {
        assertThatThrownBy(() -> new CallSettings(-1)).hasMessageContaining("TIAOLI_CALLS_PER_DAY").hasMessageContaining("-1");
    }
}
