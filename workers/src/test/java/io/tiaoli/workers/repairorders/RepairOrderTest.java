package io.tiaoli.workers.repairorders;

import static io.tiaoli.workers.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.appointments.ConfirmAppointment;
import io.tiaoli.workers.appointments.FindSlot;
import io.tiaoli.workers.payments.PaymentMethod;
import io.tiaoli.workers.pricing.ApplyApproval;
import io.tiaoli.workers.pricing.Benefit;
import io.tiaoli.workers.pricing.Origin;
import io.tiaoli.workers.pricing.PriceQuote;

class RepairOrderTest {

    record Car(String customerId, String vehicleId) {}

    static Car car(Shop shop) {
        String customer = shop.customer("王先生");
        return new Car(customer, shop.vehicle(customer));
    }

    static OpenRepairOrder.Out open(Shop shop, String caseNo, Car car, OrderKind kind, Integer mileageKm) {
        return shop.get(OpenRepairOrder.class).run(new OpenRepairOrder.In(car.customerId(), car.vehicleId(), kind, false, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.ofNullable(mileageKm), Optional.empty()), shop.step(caseNo));
    }

    /** A booking for 22 November, 13:00, with the advisor bing, early enough. */
    static String booked(Shop shop, Car car) {
        shop.jdbc().sql("delete from appointment").update();
        shop.staffed(List.of("1"), List.of("anna", "bing"));
        String booking = Shop.unique("YY");
        shop.inTransaction(() -> shop.get(FindSlot.class).run(new FindSlot.In(car.customerId(), car.vehicleId(), Shop.moment("2026-11-22T13:00"), 90,
                Optional.of("bing"), Optional.empty()), shop.step(booking)));
        shop.submit(booking, "booking", "{'items':'20 000 公里保养','symptoms':'前部异响','mileageKm':19800}");
        shop.get(ConfirmAppointment.class).run(new ConfirmAppointment.In("booking", true), shop.step(booking));
        return booking;
    }

    static OpenRepairOrder.Out openBooked(Shop shop, String caseNo, Car car, String booking) {
        return shop.get(OpenRepairOrder.class).run(new OpenRepairOrder.In(car.customerId(), car.vehicleId(), OrderKind.MAINTENANCE, true,
                Optional.of(booking), Optional.empty(), Optional.of(false), Optional.empty(), Optional.empty()), shop.step(caseNo));
    }

    static void sign(Shop shop, String caseNo, Car car) {
        shop.submit(caseNo, "quote", "{'lines':[{'kind':'LABOUR','name':'更换机油','labourYuan':80}]}");
        var quote = shop.get(PriceQuote.class).run(new PriceQuote.In("quote", "approval", Origin.PRE_CHECK), shop.step(caseNo));
        shop.submit(caseNo, "approval", "{'approval':'ALL'}");
        shop.get(ApplyApproval.class).run(new ApplyApproval.In("approval", "quote", quote.quoteVersion(), car.vehicleId()), shop.step(caseNo));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aWalkInIsKnownFromTheFile(Shop shop) {
        String caseNo = Shop.unique("RO");
        Car car = car(shop);
        shop.jdbc().sql("""
                insert into service_case (case_no, flow, process_id, started_at) values (?, 'vehicle-repair', 'p', current_timestamp)""").param(caseNo).update();
        var out = open(shop, caseNo, car, OrderKind.MAINTENANCE, 20000);
        assertThat(out.customerName()).isEqualTo("王先生");
        assertThat(out.plateNo()).startsWith("京A");
        assertThat(out).extracting(OpenRepairOrder.Out::isFirstMaintenance, OpenRepairOrder.Out::firstVisit, OpenRepairOrder.Out::earlyEnough)
                .containsExactly(true, true, false);
        assertThat(shop.get(RepairOrders.class).find(caseNo).orElseThrow().arrivedAt()).isEqualTo(Shop.moment("2026-11-21T08:00"));
        assertThat(shop.jdbc().sql("select vehicle_id from service_case where case_no = ?").param(caseNo).query(String.class).single())
                .as("the case is found by its car").isEqualTo(car.vehicleId());
        shop.jdbc().sql("delete from service_case where case_no = ?").param(caseNo).update();
        assertThat(open(shop, Shop.unique("RO"), car(shop), OrderKind.REPAIR, null).isFirstMaintenance()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void anUnknownCarOrAMileageThatWentBackIsRefused(Shop shop) {
        Car car = car(shop);
        shop.jdbc().sql("update vehicle set mileage_km = 20000 where id = ?").param(car.vehicleId()).update();
        assertThatThrownBy(() -> open(shop, Shop.unique("RO"), car, OrderKind.REPAIR, 19999)).isInstanceOf(Refused.class)
                .hasMessage("里程「19999」公里小于上次的 20000 公里，请核对仪表盘");
        assertThatThrownBy(() -> open(shop, Shop.unique("RO"), new Car(car.customerId(), "no-car"), OrderKind.REPAIR, 1))
                .isInstanceOf(Refused.class).hasMessageContaining("no-car");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aBookedCustomerGetsTheReservedAdvisorAndAWalkInTheOneWhoWaitedLongest(Shop shop) {
        var assign = shop.get(AssignAdvisor.class);
        var byTheRules = new AssignAdvisor.In(Optional.empty());
        String booked = Shop.unique("RO");
        Car car = car(shop);
        assertThat(openBooked(shop, booked, car, booked(shop, car)).earlyEnough()).as("as the booking says").isTrue();
        assertThat(assign.run(byTheRules, shop.step(booked))).isEqualTo(new AssignAdvisor.Out("bing", "顾问bing"));
        int minute = 10;
        for (String expected : List.of("anna", "bing", "anna")) {
            String walkIn = Shop.unique("RO");
            shop.at("2026-11-21T09:%d".formatted(minute++));
            open(shop, walkIn, car(shop), OrderKind.REPAIR, 1);
            assertThat(assign.run(byTheRules, shop.step(walkIn)).advisorId()).isEqualTo(expected);
        }
        String named = Shop.unique("RO");
        open(shop, named, car(shop), OrderKind.REPAIR, 1);
        assertThat(assign.run(new AssignAdvisor.In(Optional.of("bing")), shop.step(named)).advisorId()).isEqualTo("bing");
        assertThatThrownBy(() -> assign.run(new AssignAdvisor.In(Optional.of("nobody")), shop.step(named))).isInstanceOf(Refused.class).hasMessageContaining("nobody");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void eachFormAddsWhatItKnows(Shop shop) {
        String caseNo = Shop.unique("RO");
        open(shop, caseNo, car(shop), OrderKind.MAINTENANCE, null);
        var update = shop.get(UpdateRepairOrder.class);
        shop.submit(caseNo, "receptionSheet", "{'mileageKm':20000,'washWanted':true,'fuel':'1/2'}");
        assertThat(update.run(new UpdateRepairOrder.In("receptionSheet"), shop.step(caseNo)))
                .isEqualTo(new UpdateRepairOrder.Out(true, false, Optional.empty(), Optional.empty(), Optional.empty(), Benefit.NONE));
        shop.submit(caseNo, "estimate", "{'oldPartsWish':'TAKE','payMethod':'CARD','waitMode':'IN_STORE','benefitChoice':'PARTS'}");
        assertThat(update.run(new UpdateRepairOrder.In("estimate"), shop.step(caseNo))).isEqualTo(new UpdateRepairOrder.Out(true, false,
                Optional.of(OldPartsWish.TAKE), Optional.of(WaitMode.IN_STORE), Optional.of(PaymentMethod.CARD), Benefit.PARTS));
        assertThat(shop.get(RepairOrders.class).find(caseNo).orElseThrow().mileageKm()).contains(20000);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void valuablesNeedALockerOrANote(Shop shop) {
        String caseNo = Shop.unique("RO");
        open(shop, caseNo, car(shop), OrderKind.MAINTENANCE, null);
        var update = shop.get(UpdateRepairOrder.class);
        shop.submit(caseNo, "sheet", "{'valuables':[{'name':'导航仪','lockerNo':'','note':null}]}");
        assertThatThrownBy(() -> update.run(new UpdateRepairOrder.In("sheet"), shop.step(caseNo))).isInstanceOf(Refused.class).hasMessageContaining("导航仪");
        shop.submit(caseNo, "sheet", "{'valuables':[{'name':'导航仪','lockerNo':'12'},{'name':'行李','note':'留在后备箱，已告知调度'}],'washWanted':true}");
        assertThat(update.run(new UpdateRepairOrder.In("sheet"), shop.step(caseNo)).washWanted()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void workFrom1300IsPromisedFor1340AndWithAWashFor1430(Shop shop) {
        String caseNo = Shop.unique("RO");
        open(shop, caseNo, car(shop), OrderKind.MAINTENANCE, null);
        var promise = shop.get(PromiseTime.class);
        var start = Shop.moment("2026-11-21T13:00");
        assertThat(promise.run(new PromiseTime.In(start, false, 40, 90, Optional.empty()), shop.step(caseNo)))
                .isEqualTo(new PromiseTime.Out(Shop.moment("2026-11-21T13:40"), false));
        assertThat(promise.run(new PromiseTime.In(start, true, 40, 90, Optional.empty()), shop.step(caseNo)))
                .isEqualTo(new PromiseTime.Out(Shop.moment("2026-11-21T14:30"), true));
        assertThat(promise.run(new PromiseTime.In(start, true, 40, 90, Optional.of(30)), shop.step(caseNo)).promisedAt()).isEqualTo(Shop.moment("2026-11-21T15:00"));
        assertThat(shop.get(RepairOrders.class).find(caseNo).orElseThrow().promisedAt()).contains(Shop.moment("2026-11-21T15:00"));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void thereIsNoWorkOrderBeforeTheQuoteIsSigned(Shop shop) {
        String caseNo = Shop.unique("RO");
        Car car = car(shop);
        open(shop, caseNo, car, OrderKind.MAINTENANCE, null);
        var sign = shop.get(SignRepairOrder.class);
        assertThatThrownBy(() -> sign.run(NOTHING, shop.step(caseNo)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("quote-unsigned"));
        sign(shop, caseNo, car);
        assertThat(sign.run(NOTHING, shop.step(caseNo)).deputeNo()).isEqualTo(caseNo + "-W1");
        assertThat(sign.run(NOTHING, shop.step(caseNo)).deputeNo()).as("a correction").isEqualTo(caseNo + "-W2");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whoWantsTheOldPartsGetsThemBeforeTheCarIsHandedOver(Shop shop) {
        String caseNo = Shop.unique("RO");
        open(shop, caseNo, car(shop), OrderKind.MAINTENANCE, null);
        var handOver = shop.get(HandOverCar.class);
        handOver.run(new HandOverCar.In(false), shop.step(caseNo));
        shop.submit(caseNo, "wishes", "{'oldPartsWish':'TAKE'}");
        shop.get(UpdateRepairOrder.class).run(new UpdateRepairOrder.In("wishes"), shop.step(caseNo));
        assertThatThrownBy(() -> handOver.run(new HandOverCar.In(false), shop.step(caseNo)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("old-parts-missing"));
        handOver.run(new HandOverCar.In(true), shop.step(caseNo));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aFinishedMaintenanceIsInTheFileWithTheNextOne(Shop shop) {
        String caseNo = Shop.unique("RO");
        Car car = car(shop);
        open(shop, caseNo, car, OrderKind.MAINTENANCE, 20000);
        assertThatThrownBy(() -> shop.get(CloseRepairOrder.class).run(new CloseRepairOrder.In(OrderOutcome.DONE, Optional.empty(), Optional.empty(), Optional.empty()),
                shop.step(caseNo))).hasMessageContaining("下次保养日期");
        var out = shop.get(CloseRepairOrder.class).run(new CloseRepairOrder.In(OrderOutcome.DONE, Optional.empty(), Optional.of(LocalDate.of(2027, 2, 21)), Optional.of(25000)), shop.step(caseNo));
        assertThat(out).isEqualTo(new CloseRepairOrder.Out(VisitKind.MAINTENANCE, Shop.moment("2026-11-21T08:00"),
                Optional.of(LocalDate.of(2027, 2, 21)), Optional.of(25000)));
        var vehicle = shop.jdbc().sql("select * from vehicle where id = ?").param(car.vehicleId()).query().singleRow();
        assertThat(vehicle.get("last_visit_on")).hasToString("2026-11-21");
        assertThat(vehicle.get("last_maintenance_on")).hasToString("2026-11-21");
        assertThat(vehicle.get("next_maintenance_on")).hasToString("2027-02-21");
        assertThat(vehicle).containsEntry("mileage_km", 20000).containsEntry("last_maintenance_km", 20000).containsEntry("next_maintenance_km", 25000);
        var next = open(shop, Shop.unique("RO"), car, OrderKind.MAINTENANCE, 25000);
        assertThat(next.isFirstMaintenance()).isFalse();
        assertThat(next.firstVisit()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aRepairARefusalAndACancellationChangeNoMaintenance(Shop shop) {
        var close = shop.get(CloseRepairOrder.class);
        for (var outcome : OrderOutcome.values()) {
            String caseNo = Shop.unique("RO");
            Car car = car(shop);
            open(shop, caseNo, car, OrderKind.REPAIR, 20000);
            var out = close.run(new CloseRepairOrder.In(outcome, Optional.of("价格太高"), Optional.empty(), Optional.empty()), shop.step(caseNo));
            assertThat(out.visitKind()).isEqualTo(outcome == OrderOutcome.DONE ? VisitKind.REPAIR : VisitKind.CONSULTATION);
            assertThat(out.nextMaintenanceOn()).isEmpty();
            assertThat(shop.jdbc().sql("select last_maintenance_on from vehicle where id = ?").param(car.vehicleId()).query().singleRow())
                    .containsEntry("last_maintenance_on", null);
            assertThat(shop.jdbc().sql("select state from repair_order where case_no = ?").param(caseNo).query(String.class).single()).isEqualTo(outcome.name());
        }
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void messagesTellOfTheBookingFirstAndOfTheOrderThen(Shop shop) {
        var facts = shop.get(VisitFacts.class);
        Car car = car(shop);
        String booking = booked(shop, car);
        assertThat(facts.of(booking)).containsEntry("items", "20 000 公里保养").containsEntry("advisorName", "顾问bing")
                .containsEntry("visitMileage", "19800公里").doesNotContainKey("promisedAt");
        String caseNo = Shop.unique("RO");
        openBooked(shop, caseNo, car, booking);
        assertThat(facts.of(caseNo)).containsEntry("items", "20 000 公里保养").containsEntry("arrivedAt", "11月21日 08:00");
        sign(shop, caseNo, car);
        shop.get(SignRepairOrder.class).run(NOTHING, shop.step(caseNo));
        shop.get(PromiseTime.class).run(new PromiseTime.In(Shop.moment("2026-11-22T12:20"), false, 40, 90, Optional.empty()), shop.step(caseNo));
        assertThat(facts.of(caseNo)).containsEntry("items", "更换机油").containsEntry("promisedAt", "11月22日 13:00").containsEntry("deputeNo", caseNo + "-W1");
    }
}
