package io.tiaoli.workers.parts;

import static io.tiaoli.workers.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.pricing.ApplyApproval;
import io.tiaoli.workers.pricing.Origin;
import io.tiaoli.workers.pricing.PriceQuote;

class StockTest {

    static PriceQuote.Out quote(Shop shop, String caseNo, String... partNoAndQuantity) {
        String lines = IntStream.range(0, partNoAndQuantity.length / 2)
                .mapToObj(i -> "{'kind':'PART','partNo':'%s','quantity':%s}".formatted(partNoAndQuantity[2 * i], partNoAndQuantity[2 * i + 1]))
                .reduce((a, b) -> a + "," + b).orElseThrow();
        shop.submit(caseNo, "quote", "{'lines':[" + lines + "]}");
        return shop.get(PriceQuote.class).run(new PriceQuote.In("quote", "approval", Origin.PRE_CHECK), shop.step(caseNo));
    }

    static void sign(Shop shop, String caseNo, int version) {
        shop.submit(caseNo, "approval", "{'approval':'ALL'}");
        shop.get(ApplyApproval.class).run(new ApplyApproval.In("approval", "quote", version, shop.vehicle(shop.customer("王先生"))), shop.step(caseNo));
    }

    static Part part(Shop shop, String partNo) {
        return shop.get(Parts.class).find(partNo).orElseThrow();
    }

    static ReserveParts.Out reserve(Shop shop, String caseNo) {
        return shop.get(ReserveParts.class).run(NOTHING, shop.step(caseNo));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void reservingTwiceReservesOnce(Shop shop) {
        String pads = shop.part("前刹车片", 36000, 5);
        String caseNo = Shop.unique("RO");
        quote(shop, caseNo, pads, "2");
        assertThat(reserve(shop, caseNo)).isEqualTo(new ReserveParts.Out(true, ""));
        assertThat(reserve(shop, caseNo)).isEqualTo(new ReserveParts.Out(true, ""));
        assertThat(part(shop, pads).reserved()).isEqualTo(2);
        assertThat(part(shop, pads).stock()).isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whatIsThereIsReservedAndTheRestNamedUntilItComes(Shop shop) {
        String pads = shop.part("前刹车片", 36000, 1);
        String caseNo = Shop.unique("RO");
        assertThat(quote(shop, caseNo, pads, "3").allInStock()).isFalse();
        assertThat(reserve(shop, caseNo)).isEqualTo(new ReserveParts.Out(false, "前刹车片（%s）缺2个".formatted(pads)));
        assertThat(part(shop, pads).reserved()).isEqualTo(1);

        shop.submit(caseNo, "goodsIn", "{'lines':[{'partNo':'%s','quantity':2}]}".formatted(pads));
        assertThat(shop.get(ReceiveParts.class).run(new ReceiveParts.In("goodsIn"), shop.step(caseNo)).receivedPieces()).isEqualTo(2);
        assertThat(reserve(shop, caseNo).allInStock()).isTrue();
        assertThat(part(shop, pads).reserved()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aSmallerQuoteGivesTheSurplusBack(Shop shop) {
        String pads = shop.part("前刹车片", 36000, 5);
        String wiper = shop.part("雨刮片", 8000, 5);
        String caseNo = Shop.unique("RO");
        quote(shop, caseNo, pads, "3", wiper, "2");
        reserve(shop, caseNo);
        quote(shop, caseNo, pads, "1");
        reserve(shop, caseNo);
        assertThat(part(shop, pads).reserved()).isEqualTo(1);
        assertThat(part(shop, wiper).reserved()).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void onlySignedPartsAreDrawn(Shop shop) {
        String pads = shop.part("前刹车片", 36000, 5);
        String caseNo = Shop.unique("RO");
        int version = quote(shop, caseNo, pads, "2").quoteVersion();
        reserve(shop, caseNo);
        var draw = shop.get(DrawParts.class);
        draw.run(NOTHING, shop.step(caseNo));
        assertThat(part(shop, pads)).extracting(Part::stock, Part::reserved).containsExactly(5, 2);

        sign(shop, caseNo, version);
        assertThat(draw.run(NOTHING, shop.step(caseNo))).isEqualTo(new DrawParts.Out(true, ""));
        assertThat(draw.run(NOTHING, shop.step(caseNo)).allDrawn()).as("again").isTrue();
        assertThat(part(shop, pads)).extracting(Part::stock, Part::reserved).containsExactly(3, 0);
        assertThat(reserve(shop, caseNo).allInStock()).as("drawn counts as had").isTrue();
        assertThat(part(shop, pads).reserved()).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void drawingNamesWhatIsStillMissing(Shop shop) {
        String pads = shop.part("前刹车片", 36000, 1);
        String caseNo = Shop.unique("RO");
        sign(shop, caseNo, quote(shop, caseNo, pads, "2").quoteVersion());
        assertThat(shop.get(DrawParts.class).run(NOTHING, shop.step(caseNo))).isEqualTo(new DrawParts.Out(false, "前刹车片（%s）缺1个".formatted(pads)));
        assertThat(part(shop, pads)).extracting(Part::stock, Part::reserved).containsExactly(0, 0);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void cancellingGivesBackWhatWasReservedAndDrawn(Shop shop) {
        String pads = shop.part("前刹车片", 36000, 5);
        String wiper = shop.part("雨刮片", 8000, 5);
        String caseNo = Shop.unique("RO");
        sign(shop, caseNo, quote(shop, caseNo, pads, "2").quoteVersion());
        shop.get(DrawParts.class).run(NOTHING, shop.step(caseNo));
        quote(shop, caseNo, pads, "2", wiper, "1");
        reserve(shop, caseNo);
        assertThat(shop.get(ReleaseParts.class).run(NOTHING, shop.step(caseNo)).returnedPieces()).isEqualTo(2);
        assertThat(shop.get(ReleaseParts.class).run(NOTHING, shop.step(caseNo)).returnedPieces()).as("again").isZero();
        assertThat(part(shop, pads)).extracting(Part::stock, Part::reserved).containsExactly(5, 0);
        assertThat(part(shop, wiper)).extracting(Part::stock, Part::reserved).containsExactly(5, 0);
        assertThat(shop.get(Reservations.class).of(caseNo, ReservationState.RETURNED)).containsEntry(pads, 2);
        assertThat(shop.get(Reservations.class).of(caseNo, ReservationState.RELEASED)).containsEntry(wiper, 1);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whatABookingReservedIsGoneOnceItWasUsedAtTheCustomers(Shop shop) {
        String filter = shop.part("机油滤清器", 3800, 5);
        String booking = Shop.unique("YY");
        quote(shop, booking, filter, "2");
        reserve(shop, booking);
        var draw = shop.get(DrawReservedParts.class);
        assertThat(draw.run(new DrawReservedParts.In(Optional.empty()), shop.step("SM-1")).drawnPieces()).as("without a booking").isZero();
        assertThat(draw.run(new DrawReservedParts.In(Optional.of(booking)), shop.step("SM-1")).drawnPieces()).isEqualTo(2);
        assertThat(draw.run(new DrawReservedParts.In(Optional.of(booking)), shop.step("SM-1")).drawnPieces()).as("again").isZero();
        assertThat(part(shop, filter)).extracting(Part::stock, Part::reserved).containsExactly(3, 0);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theLastPartThatABookingReservedIsThereForItsRepairOrder(Shop shop) {
        String pads = shop.part("前刹车片", 36000, 1);
        String booking = Shop.unique("YY");
        String order = Shop.unique("RO");
        quote(shop, booking, pads, "1");
        reserve(shop, booking);
        var takeOver = shop.get(TakeOverParts.class);
        assertThat(takeOver.run(new TakeOverParts.In(Optional.of(booking)), shop.step(order)).takenOverPieces()).isEqualTo(1);
        assertThat(takeOver.run(new TakeOverParts.In(Optional.of(booking)), shop.step(order)).takenOverPieces()).as("again").isZero();
        assertThat(takeOver.run(new TakeOverParts.In(Optional.empty()), shop.step(order)).takenOverPieces()).as("walk-in").isZero();
        assertThat(quote(shop, order, pads, "1").allInStock()).isTrue();
        assertThat(reserve(shop, order).allInStock()).isTrue();
        assertThat(part(shop, pads).reserved()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aWrongPartGoesBackButNeverMoreThanWasDrawn(Shop shop) {
        String pads = shop.part("前刹车片", 36000, 5);
        String caseNo = Shop.unique("RO");
        sign(shop, caseNo, quote(shop, caseNo, pads, "2").quoteVersion());
        shop.get(DrawParts.class).run(NOTHING, shop.step(caseNo));
        var returns = shop.get(ReturnParts.class);
        shop.submit(caseNo, "back", "{'lines':[{'partNo':'%s','quantity':3}]}".formatted(pads));
        assertThatThrownBy(() -> returns.run(new ReturnParts.In("back"), shop.step(caseNo))).isInstanceOf(Refused.class)
                .hasMessage("配件「%s」要退 3 件，但 %s 只领了 2 件".formatted(pads, caseNo));
        shop.submit(caseNo, "back", "{'lines':[{'partNo':'%s','quantity':1}]}".formatted(pads));
        assertThat(returns.run(new ReturnParts.In("back"), shop.step(caseNo)).returnedPieces()).isEqualTo(1);
        assertThat(part(shop, pads).stock()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aReceiptOfUnknownPartsOrNoPiecesIsRefused(Shop shop) {
        String caseNo = Shop.unique("RO");
        var receive = shop.get(ReceiveParts.class);
        shop.submit(caseNo, "goodsIn", "{'lines':[{'partNo':'NO-SUCH','quantity':2}]}");
        assertThatThrownBy(() -> receive.run(new ReceiveParts.In("goodsIn"), shop.step(caseNo))).isInstanceOf(Refused.class).hasMessageContaining("NO-SUCH");
        shop.submit(caseNo, "goodsIn", "{'lines':[{'partNo':'%s','quantity':0}]}".formatted(shop.part("垫片", 300, 0)));
        assertThatThrownBy(() -> receive.run(new ReceiveParts.In("goodsIn"), shop.step(caseNo))).isInstanceOf(Refused.class).hasMessageContaining("「0」");
    }

    @Test
    @EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
    void ofTwentyOrdersAtTheSameMomentOneGetsTheLastPart() throws Exception {
        var shop = Shop.onOne();
        String last = shop.part("变速箱控制单元", 980000, 1);
        String some = shop.part("机油滤清器", 3200, 7);
        List<String> cases = IntStream.range(0, 20).mapToObj(i -> Shop.unique("RO")).toList();
        cases.forEach(caseNo -> quote(shop, caseNo, some, "1", last, "1"));
        var together = new CyclicBarrier(cases.size());
        var threads = Executors.newFixedThreadPool(cases.size());
        try {
            List<Future<ReserveParts.Out>> outcomes = cases.stream().map(caseNo -> threads.submit(() -> {
                together.await();
                return shop.inTransaction(() -> reserve(shop, caseNo));
            })).toList();
            int complete = 0;
            for (var outcome : outcomes) complete += outcome.get().allInStock() ? 1 : 0;
            assertThat(complete).isLessThanOrEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(part(shop, last)).extracting(Part::stock, Part::reserved).containsExactly(1, 1);
        assertThat(part(shop, some)).extracting(Part::stock, Part::reserved).containsExactly(7, 7);
        assertThat(shop.jdbc().sql("select coalesce(sum(qty), 0) from part_reservation where part_no = ? and state = 'RESERVED'").param(last)
                .query(Integer.class).single()).isEqualTo(1);
    }
}
