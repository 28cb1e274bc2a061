package io.tiaoli.workers.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.forms.StoredFormRecords;
import io.tiaoli.workers.parts.ReserveParts;

class PriceQuoteTest {

    static PriceQuote.Out price(Shop shop, String caseNo, String lines) {
        shop.submit(caseNo, "quote", "{'lines':[" + lines + "]}");
        return shop.get(PriceQuote.class).run(new PriceQuote.In("quote", "approval", Origin.PRE_CHECK), shop.step(caseNo));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void partsArePricedFromTheCatalogueAndLabourAsTypedOrByRate(Shop shop) {
        String caseNo = Shop.unique("RO");
        String pads = shop.part("前刹车片", 36000, 1);
        shop.get(LabourRates.class).put(new LabourRate("BRAKE-F", "更换前刹车片", 12000));
        var out = price(shop, caseNo, """
                {'kind':'PART','partNo':'%s','name':'随便写的名字','quantity':2},{'kind':'LABOUR','rateCode':'BRAKE-F'},
                {'kind':'LABOUR','name':'四轮定位','labourYuan':150.5}""".formatted(pads));
        assertThat(out).isEqualTo(new PriceQuote.Out(1, 72000 + 12000 + 15050, false, false, 3));
        var quote = shop.get(Quotes.class).latest(caseNo).orElseThrow();
        assertThat(quote.lines()).extracting(QuoteLine::name).containsExactly("前刹车片", "更换前刹车片", "四轮定位");
        assertThat(quote.lines()).extracting(QuoteLine::amountFen).containsExactly(72000L, 12000L, 15050L);
        assertThat(quote.lines()).extracting(QuoteLine::inStock).containsExactly(false, true, true);
        assertThat(shop.jdbc().sql("select labour_fen, parts_fen, total_fen from quote where case_no = ?").param(caseNo).query().singleRow().values())
                .containsExactly(27050L, 72000L, 99050L);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theApprovalFormShowsEachLineUndecided(Shop shop) {
        String caseNo = Shop.unique("RO");
        String pads = shop.part("前刹车片", 36000, 0);
        price(shop, caseNo, "{'kind':'PART','partNo':'%s'}".formatted(pads));
        var line = shop.get(StoredFormRecords.class).shown(caseNo, "approval").orElseThrow().get("lines").get(0);
        assertThat(line.get("lineNo").intValue()).isEqualTo(1);
        assertThat(line.get("amountYuan").decimalValue()).isEqualByComparingTo(new BigDecimal("360.00"));
        assertThat(line.get("stock").textValue()).isEqualTo("缺货");
        assertThat(line.get("decision").isNull()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void anUnknownPartIsNamed(Shop shop) {
        String caseNo = Shop.unique("RO");
        assertThatThrownBy(() -> price(shop, caseNo, "{'kind':'PART','partNo':'NO-SUCH-1'}"))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("part-unknown"))
                .hasMessageContaining("第 1 行").hasMessageContaining("NO-SUCH-1");
        assertThatThrownBy(() -> price(shop, caseNo, "{'kind':'PART','name':'刹车片'}")).isInstanceOf(Refused.class).hasMessageContaining("刹车片");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whatCannotBePricedIsRefusedByLine(Shop shop) {
        String caseNo = Shop.unique("RO");
        String pads = shop.part("前刹车片", 36000, 1);
        assertInvalid(shop, caseNo, "", "0 行");
        assertInvalid(shop, caseNo, "{'kind':'PART','partNo':'%s','quantity':0}".formatted(pads), "「0」");
        assertInvalid(shop, caseNo, "{'kind':'PART','partNo':'%s','quantity':1.5}".formatted(pads), "「1.5」");
        assertInvalid(shop, caseNo, "{'kind':'LABOUR','name':'四轮定位'}", "四轮定位");
        assertInvalid(shop, caseNo, "{'kind':'LABOUR','name':'四轮定位','labourYuan':1.005}", "1.005");
        assertInvalid(shop, caseNo, "{'kind':'LABOUR','labourYuan':10}", "名称");
        assertInvalid(shop, caseNo, "{'kind':'LABOUR','rateCode':'NO-SUCH'}", "NO-SUCH");
        assertInvalid(shop, caseNo, "{'kind':'LABOUR','labourYuan':10,'name':'%s'}".formatted("长".repeat(121)), "121 个字");
        assertInvalid(shop, caseNo, "{'kind':'GIFT'}", "GIFT");
    }

    private static void assertInvalid(Shop shop, String caseNo, String lines, String named) {
        assertThatThrownBy(() -> price(shop, caseNo, lines))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("quote-invalid")).hasMessageContaining(named);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void piecesReservedForTheCaseItselfAreInStockForItAndMissingForOthers(Shop shop) {
        String mine = Shop.unique("RO");
        String other = Shop.unique("RO");
        String line = "{'kind':'PART','partNo':'%s'}".formatted(shop.part("前刹车片", 36000, 1));
        price(shop, mine, line);
        shop.get(ReserveParts.class).run(Nothing.NOTHING, shop.step(mine));
        assertThat(price(shop, mine, line).allInStock()).isTrue();
        assertThat(price(shop, other, line).allInStock()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theDayOnWhichMissingPartsComeIsNotedOnTheirLines(Shop shop) {
        String caseNo = Shop.unique("RO");
        int version = price(shop, caseNo, "{'kind':'PART','partNo':'%s'},{'kind':'LABOUR','name':'工时','labourYuan':1}"
                .formatted(shop.part("前刹车片", 36000, 0))).quoteVersion();
        var out = shop.get(ExpectParts.class).run(new ExpectParts.In(version, "approval", LocalDate.of(2026, 11, 25)), shop.step(caseNo));
        assertThat(out.waitingLines()).isEqualTo(1);
        assertThat(shop.get(Quotes.class).latest(caseNo).orElseThrow().lines()).extracting(StockText::of).containsExactly("缺货，预计11月25日到", "—");
    }
}
