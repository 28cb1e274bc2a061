package io.tiaoli.processes.membership;

import static io.tiaoli.processes.membership.NewOwners.DELIVERED;
import static io.tiaoli.processes.membership.NewOwners.day;
import static io.tiaoli.processes.membership.NewOwners.local;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.care.CareContact;
import io.tiaoli.workers.care.CareContact.State;
import io.tiaoli.workers.care.PlannedContact.CareChannel;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.wording.Wordings;

@FlowTest
class NewOwnerCareTest {

    static final LocalDateTime NOON = DELIVERED.plusHours(2);

    @Autowired Shop shop;
    @Autowired NewOwners owners;
    @Autowired StoredEvents told;
    @Autowired Vehicles vehicles;
    @Autowired Wordings wordings;

    @Test
    @DisplayName("new-owner-care fact 1: delivered at 10:00, SMS and call are due 12:00; the SMS goes at 12:00, the call moves to 14:30")
    void theFirstTwoHours() {
        var owner = owners.delivered(Map.of());
        assertThat(List.of(local(owners.planned(owner, "ARRIVAL_SMS")), local(owners.planned(owner, "ARRIVAL_CALL")))).containsOnly(NOON);
        shop.advanceTo(NOON);
        assertThat(shop.texts(owner.caseNo())).singleElement().satisfies(text -> {
            assertThat(text.wording()).isEqualTo("new-owner-care-2h.sms");
            assertThat(text.state()).isEqualTo("SENT");
            assertThat(text.content()).contains("张先生", owner.vehicle().plateNo(), "客户经理");
        });
        assertThat(owners.calls(owner, "arrival")).isEmpty();
        shop.advanceTo(NOON.withHour(14).withMinute(29));
        assertThat(owners.calls(owner, "arrival")).isEmpty();
        shop.advanceTo(NOON.withHour(14).withMinute(30));
        assertThat(owners.calls(owner, "arrival")).singleElement().satisfies(call -> assertThat(shop.groups(call)).containsExactly("sales-consultant"));
    }

    @Test
    @DisplayName("new-owner-care fact 2: with a predicted arrival at 18:00 the arrival call appears at 18:00")
    void theArrivalCallWaitsForTheArrival() {
        var owner = owners.delivered(Map.of("predictedArrivalAt", Shop.date(DELIVERED.withHour(18))));
        shop.advanceTo(DELIVERED.withHour(17).withMinute(59));
        assertThat(owners.calls(owner, "arrival")).isEmpty();
        shop.advanceTo(DELIVERED.withHour(18));
        assertThat(owners.calls(owner, "arrival")).hasSize(1);
    }

    @Test
    @DisplayName("new-owner-care fact 3: the STANDARD plan has eleven contacts: D+1, 7, 37, 127, 217, 307, 397, 487, 577, 667, 757")
    void theStandardPlan() {
        assertThat(owners.days(owners.delivered(Map.of()))).containsExactly(1L, 7L, 37L, 127L, 217L, 307L, 397L, 487L, 577L, 667L, 757L);
    }

    @Test
    @DisplayName("new-owner-care fact 4: the EXCELLENT plan has eleven contacts: D+1, 7, 37, 67, 97, 127, 157, 187, 217, 247, 277")
    void theExcellentPlan() {
        assertThat(owners.days(owners.delivered(Map.of("cadence", "EXCELLENT")))).containsExactly(1L, 7L, 37L, 67L, 97L, 127L, 157L, 187L, 217L, 247L, 277L);
    }

    @Test
    @DisplayName("new-owner-care fact 5: for a VIP the 24-hour call goes to the sales manager, the 72-hour call to the sales consultant")
    void theSalesManagerCallsTheVip() {
        var owner = owners.delivered(Map.of("customerClass", "VIP"));
        shop.advanceTo(day(1).withHour(8));
        assertThat(shop.groups(owners.calls(owner, "24h").get(0))).containsExactly("sales-manager");
        assertThat(owners.calls(owner, "24h").get(0).getDueDate()).isEqualTo(Shop.date(day(1)));
        shop.advanceTo(day(3).withHour(8));
        assertThat(shop.groups(owners.calls(owner, "72h").get(0))).containsExactly("sales-consultant");
    }

    @Test
    @DisplayName("new-owner-care fact 6: for an ordinary customer the 24-hour call goes to the sales consultant")
    void theConsultantCallsOrdinaryOwners() {
        var owner = owners.delivered(Map.of("customerClass", "NORMAL"));
        shop.advanceTo(day(1).withHour(8));
        assertThat(shop.groups(owners.calls(owner, "24h").get(0))).containsExactly("sales-consultant");
    }

    @Test
    @DisplayName("new-owner-care fact 8: 72 hours without a second call: feedbackMissing goes to customer service, and the call stays open")
    void theSecondCallIsMissing() {
        var owner = owners.delivered(Map.of());
        shop.advanceTo(day(3).minusMinutes(1));
        assertThat(owners.variable(owner, "feedbackMissing")).isEqualTo(false);
        shop.advanceTo(day(3));
        assertThat(owners.variable(owner, "feedbackMissing")).isEqualTo(true);
        var report = owners.task(owner, "report-missing");
        assertThat(shop.groups(report)).containsExactly("customer-service");
        assertThat(shop.shown("report-missing", "careReport").get("missing")).asString().contains("72 小时");
        assertThat(owners.calls(owner, "72h")).hasSize(1);
        shop.submit(report, "careReport", Map.of("cause", "NO_TIME", "measure", "今天由李顾问补打"));
        assertThat(owners.calls(owner, "72h")).hasSize(1);
    }

    @Test
    @DisplayName("new-owner-care: a second call in time leaves nothing to report")
    void theSecondCallWasMade() {
        var owner = owners.delivered(Map.of());
        shop.advanceTo(day(3).withHour(8));
        owners.call(owner, "72h", Map.of("opinion", "很顺手"));
        shop.advanceTo(day(3));
        assertThat(owners.variable(owner, "feedbackMissing")).isEqualTo(false);
        assertThat(owners.tasks(owner, "report-missing")).isEmpty();
        assertThat(owners.planned(owner, "SECOND_CHECK").state()).isEqualTo(State.SKIPPED);
    }

    @Test
    @DisplayName("new-owner-care fact 10: the delivery photo goes with first-maintenance-pending, and no task for a framed photo exists here")
    void thePhotoGoesToTheFirstMaintenance() {
        var owner = owners.delivered(Map.of("photoId", "P-1"));
        assertThat(owners.toldBy(owner, "first-maintenance-pending")).singleElement().satisfies(pending -> assertThat(told.payload(pending)).containsEntry("photoId", "P-1"));
        shop.advanceTo(day(40));
        assertThat(shop.hasTask("make-framed-photo")).isFalse();
    }

    @Test
    @DisplayName("new-owner-care fact 11: delivered on the 23rd and entered on the 25th, the day-14 call is due 14 days after the entry")
    void dayFourteenCountsFromTheEntry() {
        var owner = owners.delivered(Map.of("salesRecordedAt", Shop.date(day(2))));
        assertThat(local(owners.planned(owner, "DAY14_CALL"))).isEqualTo(day(16));
        shop.advanceTo(day(15));
        assertThat(owners.calls(owner, "day14")).isEmpty();
        shop.advanceTo(day(16));
        assertThat(owners.calls(owner, "day14")).singleElement().satisfies(call -> assertThat(shop.groups(call)).containsExactly("customer-service"));
    }

    @Test
    @DisplayName("new-owner-care fact 13: the first-maintenance reminder is told at the start, not after the last contact")
    void theFirstMaintenanceIsToldAtOnce() {
        var owner = owners.delivered(Map.of());
        assertThat(owners.toldBy(owner, "first-maintenance-pending")).singleElement().satisfies(pending -> {
            assertThat(pending.key()).isEqualTo(owner.vehicle().id());
            assertThat(pending.createdAt()).isEqualTo(Shop.instant(DELIVERED));
            assertThat(told.payload(pending)).containsEntry("customerId", owner.customer().id()).containsKey("deliveredAt");
        });
        assertThat(vehicles.get(owner.vehicle().id()).deliveredOn()).contains(DELIVERED.toLocalDate());
    }

    @Test
    @DisplayName("new-owner-care fact 14: without a sales entry the day-14 call is due at D+14; an entry that comes later moves it to its date + 14 days")
    void theEntryMovesTheCall() {
        var owner = owners.delivered(Map.of());
        assertThat(local(owners.planned(owner, "DAY14_CALL"))).isEqualTo(day(14));
        shop.advanceTo(day(6));
        owners.tell("sales-recorded", owner.vehicle().id(), Map.of("salesRecordedAt", Shop.iso(day(4))));
        assertThat(local(owners.planned(owner, "DAY14_CALL"))).isEqualTo(day(18));
        assertThat(owners.days(owner)).hasSize(11);
        shop.advanceTo(day(14).plusHours(6));
        assertThat(owners.calls(owner, "day14")).isEmpty();
        shop.advanceTo(day(18));
        assertThat(owners.calls(owner, "day14")).hasSize(1);
    }

    @Test
    @DisplayName("new-owner-care: who has no right to a first maintenance gets no day-14 call")
    void noDayFourteenWithoutFirstMaintenance() {
        assertThat(owners.plan(owners.delivered(Map.of("firstMaintEligible", false)))).extracting(CareContact::code).doesNotContain("DAY14_CALL");
    }

    @Test
    @DisplayName("new-owner-care fact 18: contacts 1 and 2 are the 24-hour call and the one-week call, no further calls on D+1 and D+7")
    void theFirstContactsAreCountedOnce() {
        var owner = owners.delivered(Map.of());
        for (var expected : Map.of(1, "FIRST_CALL", 7, "WEEK_CALL").entrySet()) {
            assertThat(owners.plan(owner)).filteredOn(contact -> contact.channel() == CareChannel.PHONE && local(contact).toLocalDate().equals(day(expected.getKey()).toLocalDate()))
                    .extracting(CareContact::code).containsExactly(expected.getValue());
        }
        assertThat(owners.plan(owner)).filteredOn(contact -> contact.contactNo().isPresent()).hasSize(11);
    }

    @Test
    @DisplayName("new-owner-care: every script and text that the plan names is there")
    void everyWordingIsThere() {
        for (String customerClass : List.of("NORMAL", "KEY")) {
            assertThat(owners.plan(owners.delivered(Map.of("customerClass", customerClass))).stream().flatMap(contact -> contact.wording().stream()))
                    .allSatisfy(wording -> assertThat(wordings.get(wording).text()).isNotBlank());
        }
    }

    @Test
    @DisplayName("new-owner-care: without an account manager one is asked for at once")
    void anAccountManagerIsAskedFor() {
        assertThat(owners.toldBy(owners.delivered(Map.of()), "allocation-requested")).isEmpty();
        var owner = owners.delivered(Map.of("managerId", ""));
        assertThat(owners.toldBy(owner, "allocation-requested")).singleElement().satisfies(asked -> assertThat(told.payload(asked)).containsEntry("allocationReason", "NEW_OWNER"));
    }
}
