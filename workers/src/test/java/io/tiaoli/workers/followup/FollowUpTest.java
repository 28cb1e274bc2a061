package io.tiaoli.workers.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customerfile.Archive;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;

class FollowUpTest {

    static OpenFollowUp.In visit(Vehicle car, VisitKind kind) {
        return new OpenFollowUp.In(car.customerId(), kind, Archive.NOW, Optional.of("RO-1"), Optional.of(car.id()), Optional.of(20_000), Optional.empty());
    }

    static Vehicle car(Archive archive) {
        return archive.get(Vehicles.class).add(archive.customer("赵敏").id(), "京Y" + Archive.caseNo().substring(2, 8), Optional.empty());
    }

    static SettleFollowUp.Out settled(Archive archive, Vehicle car, VisitKind kind) {
        var caseNo = Archive.caseNo();
        return archive.run(() -> {
            archive.get(OpenFollowUp.class).run(visit(car, kind), archive.step(caseNo));
            return archive.get(SettleFollowUp.class).run(new SettleFollowUp.In(Optional.of("RECORDED")), archive.step(caseNo));
        });
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.workers.customerfile.Archive#onBoth")
    void onlyAMaintenanceMovesTheLastMaintenance(Archive archive) {
        var car = car(archive);
        assertThat(settled(archive, car, VisitKind.REPAIR).maintenanceKnown()).isFalse();
        archive.get(Vehicles.class).maintained(car.id(), LocalDate.of(2026, 8, 1), Optional.of(15_000));
        assertThat(settled(archive, car, VisitKind.REPAIR)).satisfies(after -> {
            assertThat(after.lastMaintenanceOn()).contains(LocalDate.of(2026, 8, 1));
            assertThat(after.lastKm()).contains(15_000);
        });
        assertThat(settled(archive, car, VisitKind.CONSULTATION).maintenanceKnown()).isFalse();
        assertThat(settled(archive, car, VisitKind.MAINTENANCE)).satisfies(after -> {
            assertThat(after.lastMaintenanceOn()).contains(LocalDate.of(2026, 11, 23));
            assertThat(after.lastKm()).contains(20_000);
        });
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.workers.customerfile.Archive#onBoth")
    void aRunningVipServiceMakesTheContact(Archive archive) {
        var car = car(archive);
        var open = archive.get(OpenFollowUp.class);
        assertThat(open.run(visit(car, VisitKind.REPAIR), archive.step(Archive.caseNo())).vipServiceRunning()).isFalse();
        var vip = Archive.caseNo();
        archive.get(Cases.class).open(vip, "vip-service", Optional.empty(), Optional.of(car.customerId()), Optional.empty(), "p");
        assertThat(open.run(visit(car, VisitKind.REPAIR), archive.step(Archive.caseNo())).vipServiceRunning()).isTrue();
        archive.get(Cases.class).close(vip, "COMPLETED");
        assertThat(open.run(visit(car, VisitKind.REPAIR), archive.step(Archive.caseNo())).vipServiceRunning()).isFalse();
        archive.forget(vip);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.workers.customerfile.Archive#onBoth")
    void aVisitThatLacksWhatItNeedsIsRefusedByName(Archive archive) {
        var car = car(archive);
        var open = archive.get(OpenFollowUp.class);
        assertThatThrownBy(() -> open.run(new OpenFollowUp.In(car.customerId(), VisitKind.REPAIR, Archive.NOW, Optional.empty(), Optional.of(car.id()), Optional.empty(), Optional.empty()),
                archive.step("T"))).hasMessageContaining("缺少工单号");
        assertThatThrownBy(() -> open.run(new OpenFollowUp.In(car.customerId(), VisitKind.REPAIR, Archive.NOW, Optional.of("RO-1"), Optional.empty(), Optional.empty(), Optional.empty()),
                archive.step("T"))).hasMessageContaining("缺少车辆");
        assertThatThrownBy(() -> open.run(new OpenFollowUp.In(car.customerId(), VisitKind.CONSULTATION, Archive.NOW, Optional.empty(), Optional.empty(), Optional.of(-1), Optional.empty()),
                archive.step("T"))).hasMessageContaining("-1");
    }

    @Test
    void hoursCountFromTheEndOfTheVisit() {
        var planned = new PlanFollowUp().run(new PlanFollowUp.In(Archive.moment("2026-11-23T16:00"), Optional.empty(), 48, Optional.of(72)), null);
        assertThat(planned.contactFrom()).isEqualTo(Archive.moment("2026-11-23T16:00"));
        assertThat(planned.contactDueAt()).isEqualTo(Archive.moment("2026-11-25T16:00"));
        assertThat(planned.scoreDueAt()).isEqualTo(Archive.moment("2026-11-26T16:00"));
    }
}
