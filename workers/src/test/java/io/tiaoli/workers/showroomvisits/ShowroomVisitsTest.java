package io.tiaoli.workers.showroomvisits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.showroom.SalesTeam;
import io.tiaoli.workers.traffic.TrafficSheet;

class ShowroomVisitsTest {

    static Step arrived(Reception shop, String referrer) {
        var step = shop.step();
        shop.get(OpenShowroomVisit.class).run(new OpenShowroomVisit.In(2, false, false, Optional.ofNullable(referrer)), step);
        return step;
    }

    static KnowVisitor.Out known(Reception shop, Step step, String name, String phone) {
        return shop.get(KnowVisitor.class).run(new KnowVisitor.In(Optional.empty(), Optional.ofNullable(name), Optional.empty(), Optional.ofNullable(phone)), step);
    }

    static CloseShowroomVisit.In end(boolean ordered, String drive, boolean noData, Integer drinks) {
        return new CloseShowroomVisit.In(ordered, Optional.ofNullable(drive), noData, Optional.empty(), Optional.ofNullable(drinks), Optional.of("轩逸"), Optional.empty(), Optional.of(3));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.workers.showroomvisits.Reception#onBoth")
    void theFirstFreeOfTheDutyOrderReceivesUntilNobodyIsFree(Reception shop) {
        shop.jdbc().sql("update showroom_visit set left_at = arrived_at where left_at is null").update();
        shop.jdbc().sql("delete from duty_order").update();
        shop.team();
        var find = shop.get(FindGreeter.class);
        assertThat(find.run(Nothing.NOTHING, shop.step()).anyFree()).as("nobody is there").isFalse();
        shop.team(new SalesTeam.Consultant("c", "陈"));
        assertThat(find.run(Nothing.NOTHING, shop.step()).greeterId()).as("before the morning has set an order").contains("c");
        var day = LocalDate.of(2026, 11, 21);
        shop.jdbc().sql("insert into duty_order (on_day, position, user_id, name) values (?, 1, 'a', '安'), (?, 2, 'b', '白')").params(day, day).update();
        assertThat(find.run(Nothing.NOTHING, shop.step())).satisfies(out -> {
            assertThat(out.firstFree()).isTrue();
            assertThat(out.greeterId()).contains("a");
        });
        var first = arrived(shop, null);
        shop.get(AssignGreeter.class).run(new AssignGreeter.In(Optional.of("a"), Optional.of("安")), first);
        assertThat(find.run(Nothing.NOTHING, shop.step())).satisfies(out -> {
            assertThat(out.firstFree()).isFalse();
            assertThat(out.greeterId()).contains("b");
        });
        shop.get(AssignGreeter.class).run(new AssignGreeter.In(Optional.of("b"), Optional.of("白")), arrived(shop, null));
        assertThat(find.run(Nothing.NOTHING, shop.step()).anyFree()).isFalse();
        shop.get(CloseShowroomVisit.class).run(end(false, null, true, 3), first);
        assertThat(find.run(Nothing.NOTHING, shop.step()).greeterId()).contains("a");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.workers.showroomvisits.Reception#onBoth")
    void aVisitorIsKnownByNameAndPhoneTogether(Reception shop) {
        String phone = "1370000" + Reception.number();
        assertThat(known(shop, arrived(shop, null), "张伟", null).customerId()).isEmpty();
        var first = known(shop, arrived(shop, null), "张伟", phone);
        assertThat(known(shop, arrived(shop, null), "张伟", phone).customerId()).isEqualTo(first.customerId());
        assertThat(known(shop, arrived(shop, null), "李娜", phone).customerId()).isNotEqualTo(first.customerId());
        assertThat(shop.get(Customers.class).withPhone(phone)).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.workers.showroomvisits.Reception#onBoth")
    void aReferrerMustBeKnownSomebodyElseAndNotedAtTheFirstVisit(Reception shop) {
        String number = Reception.number();
        var referrer = shop.get(Customers.class).add("王芳", Optional.empty(), Optional.of("1360000" + number));
        String phone = "1350000" + number;
        var first = arrived(shop, "1360000" + number);
        var out = known(shop, first, "张伟", phone);
        assertThat(out.referrerId()).contains(referrer.id());
        assertThat(out.firstVisitId()).contains(first.caseNo());
        shop.at("2026-11-22T10:00");
        var again = known(shop, arrived(shop, "1360000" + number), "张伟", phone);
        assertThat(again.referrerId()).as("that of the first visit goes on counting").contains(referrer.id());
        assertThat(again.referrerProblem().orElseThrow()).contains("这次补登的「1360000" + number + "」不算");

        var stranger = known(shop, arrived(shop, "13599999999"), "赵敏", "1340000" + number);
        assertThat(stranger.referrerId()).isEmpty();
        assertThat(stranger.referrerProblem().orElseThrow()).contains("「13599999999」不在客户档案里");
        assertThat(known(shop, arrived(shop, "1330000" + number), "钱进", "1330000" + number).referrerId()).as("oneself").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.workers.showroomvisits.Reception#onBoth")
    void theEndOfAVisitIsJudgedAndOneLineStandsOnTheTrafficSheet(Reception shop) {
        var close = shop.get(CloseShowroomVisit.class);
        assertThat(close.run(end(true, "DRIVEN", false, 3), arrived(shop, null)).visitResult()).isEqualTo(VisitResult.ORDERED);
        assertThat(close.run(end(false, "RIDE_ALONG", false, 3), arrived(shop, null)).visitResult()).isEqualTo(VisitResult.TEST_DRIVEN);
        assertThat(close.run(end(false, "NOT_DRIVEN", false, 2), arrived(shop, null))).satisfies(out -> {
            assertThat(out.visitResult()).isEqualTo(VisitResult.UNDECIDED);
            assertThat(out.drinksMet()).isFalse();
            assertThat(out.registrationDueAt()).isEqualTo(Reception.moment("2026-11-21T18:00"));
            assertThat(out.visitPapers()).isEqualTo("没有");
        });
        shop.at("2026-11-21T18:10");
        var late = arrived(shop, null);
        assertThat(close.run(end(false, null, true, null), late)).satisfies(out -> {
            assertThat(out.visitResult()).isEqualTo(VisitResult.LEFT);
            assertThat(out.registrationDueAt()).isEqualTo(Reception.moment("2026-11-21T18:40"));
        });
        assertThat(shop.get(TrafficSheet.class).of(late.caseNo())).singleElement().satisfies(line -> assertThat(line.note()).contains("2 位，没留资料离开"));
        shop.get(RegisterShowroomVisit.class).run(Nothing.NOTHING, late);
        assertThat(shop.get(ShowroomVisits.class).find(late.caseNo()).orElseThrow().registeredAt()).isPresent();
    }
}
