package io.tiaoli.workers.homeservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;

/** A trip from its registered cars to its report, on both databases. */
class HomeServiceTest {

    static final String ONBOTH = "io.tiaoli.testing.Shop#onBoth";
    static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    static String registered(Shop shop, String cars) {
        String caseNo = Shop.unique("SM");
        shop.submit(caseNo, "groupPlan", "{'agreed':'YES','cars':[" + cars + "]}");
        shop.inTransaction(() -> shop.get(RegisterCars.class).run(new RegisterCars.In("groupPlan", "滨江花园", DAY), shop.step(caseNo)));
        return caseNo;
    }

    static String plate(Shop shop) {
        return shop.get(Vehicles.class).get(shop.vehicle(shop.customer("张伟"))).plateNo();
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void knownCarsAreFoundAndNewOwnersFiled(Shop shop) {
        String known = plate(shop);
        String fresh = known.replace('A', 'B');
        String caseNo = registered(shop, "{'plateNo':'%s','ownerName':'张伟'},{'plateNo':'%s','ownerName':'钱进','phone':'13700137000'}".formatted(known, fresh));
        var car = shop.get(ShowCar.class).run(new ShowCar.In(2), shop.step(caseNo));
        assertThat(car.carPlate()).isEqualTo(fresh);
        assertThat(shop.get(Customers.class).get(car.carCustomerId()).fullName()).isEqualTo("钱进");
        assertThat(car.visitDay()).isEqualTo("11月27日");
        assertThatThrownBy(() -> registered(shop, "{'plateNo':'%s','ownerName':'张伟'},{'plateNo':'%s','ownerName':'张伟'}".formatted(known, known))).hasMessageContaining("登记了两次");
        assertThatThrownBy(() -> registered(shop, "")).hasMessageContaining("一辆车也没有登记");
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void whatWasFoundIsReported(Shop shop) {
        String first = plate(shop);
        String caseNo = registered(shop, "{'plateNo':'%s','ownerName':'张伟'},{'plateNo':'%s','ownerName':'张伟'}".formatted(first, plate(shop)));
        var announced = shop.get(NoteAnnounced.class).run(new NoteAnnounced.In(DAY, "P1D", "09:00"), shop.step(caseNo));
        assertThat(announced.confirmAt()).isEqualTo(Shop.moment("2026-11-26T09:00"));
        shop.submit(caseNo, "carCheck", "{'attended':true,'checks':['制动','灯光'],'finding':'前刹车片薄','mileageKm':30000}");
        var check = shop.get(KeepCarCheck.class).run(new KeepCarCheck.In(1, "carCheck"), shop.step(caseNo));
        assertThat(check).isEqualTo(new KeepCarCheck.Out(true, true, Optional.of("前刹车片薄"), 0, Optional.of(30_000)));
        shop.get(KeepCarAnswer.class).run(new KeepCarAnswer.In(1, true), shop.step(caseNo));
        shop.submit(caseNo, "carCheck", "{'attended':false,'finding':'没有看'}");
        assertThat(shop.get(KeepCarCheck.class).run(new KeepCarCheck.In(2, "carCheck"), shop.step(caseNo)).carHasFinding()).isFalse();
        var closed = shop.get(CloseHomeVisit.class).run(new CloseHomeVisit.In(Optional.of("来了一位")), shop.step(caseNo));
        assertThat(closed.checkedCars()).containsExactly("1");
        assertThat(closed.attendance()).isEqualTo(1);
        var facts = shop.get(HomeVisitFacts.class).of(caseNo);
        assertThat(facts).containsEntry("visitCars", "2").containsEntry("visitAttendance", "1").containsEntry("visitAccepted", "1").containsEntry("visitSummary", "来了一位").containsEntry("visitMode", "集中预检");
        assertThat(facts.get("visitSheets")).asString().contains(first, "前刹车片薄", "愿意来店", "没有来");
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void aTeamDepartsWhenItWasAnnouncedOrBookedAndEverythingIsLoaded(Shop shop) {
        String caseNo = Shop.unique("SM");
        var check = shop.get(CheckDeparture.class);
        var announced = new CheckDeparture.In(VisitMode.GROUP_PRECHECK, Optional.of(Shop.moment("2026-11-20T09:00")), Optional.empty(), "tripMaterials", "机油、工具");
        shop.submit(caseNo, "tripMaterials", "{'materials':[{'item':'机油','wanted':2,'loaded':true},{'item':'工具','wanted':1,'loaded':false}]}");
        assertThatThrownBy(() -> check.run(new CheckDeparture.In(VisitMode.GROUP_PRECHECK, Optional.empty(), Optional.empty(), "tripMaterials", "机油"), shop.step(caseNo))).hasMessageContaining("还没有通知车主");
        assertThatThrownBy(() -> check.run(new CheckDeparture.In(VisitMode.HOME_MAINTENANCE, Optional.empty(), Optional.empty(), "tripMaterials", "机油"), shop.step(caseNo))).hasMessageContaining("还没有预约");
        assertThatThrownBy(() -> check.run(announced, shop.step(caseNo))).hasMessageContaining("还没有装车：工具");
        shop.submit(caseNo, "tripMaterials", "{'materials':[{'item':'工具','wanted':1,'loaded':true}]}");
        assertThatThrownBy(() -> check.run(announced, shop.step(caseNo))).hasMessageContaining("物料表里没有：机油");
        shop.submit(caseNo, "tripMaterials", "{'materials':[{'item':'工具','wanted':1,'loaded':true},{'item':'机油','wanted':2,'loaded':true}]}");
        check.run(announced, shop.step(caseNo));
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void aTripHomeHasOneCar(Shop shop) {
        String customer = shop.customer("周洁");
        String caseNo = Shop.unique("SM");
        var out = shop.get(PlanHomeVisit.class).run(new PlanHomeVisit.In(customer, shop.vehicle(customer), "郊区 8 号院", Optional.of(Shop.moment("2026-11-23T10:00"))), shop.step(caseNo));
        assertThat(out.cars()).containsExactly("1");
        assertThat(out.visitOn()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(shop.get(ShowCar.class).run(new ShowCar.In(1), shop.step(caseNo)).carCustomerId()).isEqualTo(customer);
        assertThatThrownBy(() -> shop.get(ShowCar.class).run(new ShowCar.In(2), shop.step(caseNo))).hasMessageContaining("没有第 2 辆车");
    }
}
