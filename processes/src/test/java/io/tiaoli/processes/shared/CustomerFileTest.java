package io.tiaoli.processes.shared;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.deadlines.Notices.Kind;
import io.tiaoli.processes.testing.FlowTest;

@FlowTest
class CustomerFileTest extends FileDesk {

    @Test
    @DisplayName("customer-file fact 1: checked in on the 10th at 10:00 and not built on the 12th at 10:00, the department's manager is told and the task stays open")
    void theManagerIsTold() {
        assertThat(checkedIn().getBusinessKey()).startsWith("CF-20261210-");
        shop.advanceTo(TENTH.plusDays(2).atTime(9, 59));
        String task = shop.task("build-file").getId();
        assertThat(notices.about(task)).noneMatch(n -> n.kind() == Kind.ESCALATION);
        shop.advanceTo(TENTH.plusDays(2).atTime(10, 0));
        assertThat(notices.about(task)).filteredOn(n -> n.kind() == Kind.ESCALATION).singleElement().satisfies(n -> assertThat(n.told()).isEqualTo("business-dept-manager"));
        assertThat(shop.task("build-file").getId()).isEqualTo(task);
    }

    @Test
    @DisplayName("customer-file fact 2: a second car delivered to a household with a file extends it, and the count of files is unchanged")
    void oneFileAHousehold() {
        talked();
        build(Map.of());
        plan(3);
        String fileNo = files.get(customer.id()).fileNo();
        int count = jdbc.sql("select count(*) from customer_file").query(Integer.class).single();

        var wife = shop.newCustomer("孙丽");
        jdbc.sql("update customer set household_id = ? where id = ?").params(customer.householdId(), wife.id()).update();
        customer = shop.known(wife.id());
        var second = shop.vehicle(customer);
        var delivery = happened("delivery-completed", "DELIVERY", CHECKED_IN, Map.of("vehicleId", second.id()));
        assertThat(shop.shown("build-file", "customerFile")).containsEntry("wishes", "周末保养").containsEntry("plateNo", second.plateNo());
        build(Map.of("fullName", "孙丽", "plateNo", second.plateNo(), "model", "奇骏 2.0L", "deliveredOn", "2026-12-10"));
        plan(7);
        assertThat(ended(delivery)).isTrue();
        assertThat(jdbc.sql("select count(*) from customer_file").query(Integer.class).single()).isEqualTo(count);
        assertThat(files.get(wife.id()).fileNo()).isEqualTo(fileNo);
        assertThat(files.visits(fileNo)).hasSize(2);
        assertThat(vehicles.get(second.id()).nextMaintenanceOn()).contains(LocalDate.of(2027, 3, 10));
        assertThat(vehicles.get(second.id()).nextMaintenanceKm()).contains(5_000);
        assertThat(toldBy(delivery, "service-closed")).isEmpty();
    }

    @Test
    @DisplayName("customer-file fact 3: the car leaves on the 1st, so the next contact lies between the 4th and the 8th; another offset is refused")
    void theOffsetIsThreeToSevenDays() {
        shop.at(LocalDate.of(2026, 11, 30).atTime(10, 0));
        happened("check-in-completed", "REPAIR_CHECKIN", LocalDate.of(2026, 11, 30).atTime(10, 0), Map.of("vehicleId", vehicle.id(), "repairOrderNo", orderNo));
        build(Map.of("visitOn", "2026-11-30"));
        assertThatThrownBy(() -> plan(2)).hasMessageContaining("「几天后联系」应为 3 到 7 天");
        assertThatThrownBy(() -> plan(8)).hasMessageContaining("「几天后联系」应为 3 到 7 天");
        plan(3);
        carLeft(LocalDate.of(2026, 12, 1).atTime(16, 0));
        assertThat(files.get(customer.id()).nextContactAt()).contains(instant(LocalDate.of(2026, 12, 4).atTime(16, 0)));
    }

    @Test
    @DisplayName("customer-file fact 4: maintained today at 20 000 km, the next maintenance is in 3 months or at 25 000 km, whichever is first")
    void theNextMaintenance() {
        checkedIn();
        build(Map.of("lastMaintenanceOn", "2026-12-10", "lastMaintenanceKm", 20_000, "mileageKm", 20_000));
        plan(5);
        var maintained = vehicles.get(vehicle.id());
        assertThat(maintained.nextMaintenanceOn()).contains(LocalDate.of(2027, 3, 10));
        assertThat(maintained.nextMaintenanceKm()).contains(25_000);
        assertThat(maintained.mileageKm()).contains(20_000);
    }

    @Test
    @DisplayName("customer-file fact 5: a return visit adds a dated line to the card")
    void aReturnIsALine() {
        checkedIn();
        build(Map.of());
        plan(5);
        shop.advanceTo(TENTH.plusDays(1).atTime(9, 0));
        publish("customer-returned", customer.id(), Map.of("returnNote", "回来加玻璃水"));
        assertThat(jdbc.sql("select at, notes from contact_record where customer_id = ? order by at").param(customer.id())
                .query((row, n) -> row.getObject(1, java.time.OffsetDateTime.class).toInstant() + " " + row.getString(2)).list())
                .containsExactly(instant(CHECKED_IN) + " 维修接车 " + orderNo, instant(TENTH.plusDays(1).atTime(9, 0)) + " 回来加玻璃水");
        assertThat(shop.hasTask("complete-card-returned")).isFalse();
    }

    @Test
    @DisplayName("customer-file fact 6: checked in on the 10th and gone on the 14th, the file is due on the 12th, not the 16th")
    void dueFromCheckIn() {
        checkedIn();
        assertThat(shop.task("build-file").getDueDate()).isEqualTo(date(TENTH.plusDays(2).atTime(10, 0)));
        assertThat(shop.task("build-file").getAssignee()).isEqualTo("follow-up-agent-1");
        carLeft(TENTH.plusDays(4).atTime(16, 0));
        assertThat(shop.task("build-file").getDueDate()).isEqualTo(date(TENTH.plusDays(2).atTime(10, 0)));
        build(Map.of());
        plan(5);
        assertThat(files.get(customer.id()).nextContactAt()).as("the departure was kept until somebody waited for it").contains(instant(TENTH.plusDays(9).atTime(16, 0)));
    }

    @Test
    @DisplayName("customer-file fact 7: without a telephone number the file cannot be completed; whoever served the customer is asked for it")
    void noFileWithoutTelephone() {
        checkedIn();
        assertThatThrownBy(() -> build(Map.of("phone", ""))).hasMessageContaining("「电话」必须填写");
        build(Map.of("phone", "", "missing", true));
        assertThat(shop.hasTask("plan-next-service")).isFalse();
        assertThat(shop.groups(shop.task("find-missing"))).containsExactly("service-advisor");
        shop.complete("find-missing", "missingData", Map.of("phone", "13712345678", "notes", "接车单上有"));
        assertThat(shop.shown("build-file", "customerFile")).containsEntry("phone", "13712345678").containsEntry("wishes", "周末保养")
                .as("what was found is not asked for again").containsEntry("missing", false);
        build(Map.of("phone", "13712345678"));
        assertThat(shop.hasTask("plan-next-service")).isTrue();
        assertThat(shop.known(customer.id()).phone()).contains("13712345678");
    }

    @Test
    @DisplayName("customer-file fact 8: after a check-in, while the car is here, the next contact is empty and the case waits for its departure")
    void waitsForTheDeparture() throws IOException {
        var file = checkedIn();
        build(Map.of());
        plan(5);
        assertThat(files.get(customer.id()).nextContactAt()).isEmpty();
        assertThat(runtime.createEventSubscriptionQuery().eventName("car-left " + orderNo).count()).isEqualTo(1);
        assertThat(ended(file)).isFalse();
        assertThat(files.get(customer.id()).cardMonth()).contains("2026-12");
        assertThat(documents.of(file.getBusinessKey())).extracting("kind").containsExactlyInAnyOrder("customer-file-visit-sheet", "customer-file-visit-card", "customer-file-visit-label");
        assertThat(printed(file, "customer-file-visit-sheet")).contains("钱进", "周末保养", "免费检测", orderNo);
        assertThat(printed(file, "customer-file-visit-card")).contains("维修接车", "冬季免费检测", "2026-12");
        carLeft(TENTH.plusDays(1).atTime(17, 0));
        assertThat(ended(file)).isTrue();
    }

    @Test
    @DisplayName("customer-file fact 9: a closed consultation starts exactly one follow-up, a repair check-in none")
    void onlyConsultationsStartAFollowUp() {
        var consultation = talked();
        build(Map.of());
        plan(4);
        assertThat(ended(consultation)).isTrue();
        assertThat(files.get(customer.id()).nextContactAt()).contains(instant(TENTH.plusDays(4).atTime(10, 0)));
        assertThat(toldBy(consultation, "service-closed")).singleElement().satisfies(e -> assertThat(e.key()).isEqualTo(customer.id()));
        assertThat(followUps()).isEqualTo(1);

        arrive();
        var repair = checkedIn();
        build(Map.of());
        plan(4);
        carLeft(TENTH.atTime(18, 0));
        assertThat(ended(repair)).isTrue();
        assertThat(toldBy(repair, "service-closed")).isEmpty();
        assertThat(followUps()).isZero();
    }

    long followUps() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("after-service-follow-up").variableValueEquals("customerId", customer.id()).count();
    }
}
