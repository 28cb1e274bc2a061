package io.tiaoli.workers.tradein;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.forms.StoredFormRecords;
import io.tiaoli.workers.showroom.SalesTeam;
import io.tiaoli.workers.showroom.SalesTeam.Consultant;

/** A trade-in campaign from its cycle to its close, on both databases; each test has a street of its own. */
class TradeInTest {

    static final String ONBOTH = "io.tiaoli.testing.Shop#onBoth";
    static final SalesTeam TEAM = day -> List.of(new Consultant("a", "王磊"), new Consultant("b", "孙悦"), new Consultant("c", "周宁"));
    private static int streets;

    private final String street = "置换路" + ++streets + "号";

    /** An owner on the street of this test, by id, with one car delivered on that day. */
    String owner(Shop shop, String model, String deliveredOn) {
        String owner = shop.customer("车主" + ++streets);
        shop.get(Customers.class).correct(owner, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("北京朝阳" + street));
        car(shop, owner, model, deliveredOn);
        return owner;
    }

    void car(Shop shop, String owner, String model, String deliveredOn) {
        shop.get(Vehicles.class).describe(shop.vehicle(owner), Optional.of(model), Optional.empty(), Optional.of(LocalDate.parse(deliveredOn)), Optional.empty());
    }

    String select(Shop shop, int months, String more) {
        String caseNo = Shop.unique("ZH");
        shop.submit(caseNo, "tradeInCycle", "{'campaignName':'秋季置换','cycleMonths':" + months + ",'address':'" + street + "'" + more + "}");
        var out = new SelectCandidates(shop.get(StoredFormRecords.class), campaigns(shop), candidates(shop), shop.get(Clock.class))
                .run(new SelectCandidates.In("tradeInCycle", "tradeInTalks"), shop.step(caseNo));
        assertThat(out.candidateCount()).isEqualTo(candidates(shop).of(caseNo).size());
        return caseNo;
    }

    static Candidates candidates(Shop shop) {
        return new Candidates(shop.jdbc());
    }

    static TradeInCampaigns campaigns(Shop shop) {
        return new TradeInCampaigns(shop.jdbc());
    }

    static List<String> chosen(Shop shop, String caseNo) {
        return candidates(shop).of(caseNo).stream().map(Candidate::customerId).toList();
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void aCarOfExactlyTheCycleIsChosenAndOneADayYoungerIsNot(Shop shop) {
        String exactly = owner(shop, "轩逸", "2023-11-21");
        owner(shop, "轩逸", "2023-11-22");
        owner(shop, "轩逸", "2024-05-21");
        String caseNo = select(shop, 36, "");
        assertThat(chosen(shop, caseNo)).containsExactly(exactly);
        assertThat(candidates(shop).of(caseNo)).singleElement().satisfies(candidate -> assertThat(candidate.ageMonths()).isEqualTo(36));
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void aModelMayHaveACycleOfItsOwn(Shop shop) {
        owner(shop, "轩逸", "2022-11-21");
        String early = owner(shop, "骐达", "2024-11-21");
        assertThat(chosen(shop, select(shop, 60, ",'models':[{'model':'骐达','months':24}]"))).containsExactly(early);
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void anOwnerOfTwoOldCarsIsChosenOnceForTheOlder(Shop shop) {
        String owner = owner(shop, "轩逸", "2021-01-01");
        car(shop, owner, "骐达", "2019-01-01");
        var candidate = candidates(shop).of(select(shop, 36, ""));
        assertThat(candidate).singleElement().satisfies(only -> assertThat(shop.get(Vehicles.class).get(only.vehicleId()).model()).contains("骐达"));
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void phoneAndIndustryNarrowTheChoiceAndWhoWantsNoContactIsLeftOut(Shop shop) {
        String driver = owner(shop, "轩逸", "2020-01-01");
        candidates(shop).industry(driver, "物流运输");
        shop.jdbc().sql("update customer set phone = '13700137000' where id = ?").param(driver).update();
        String silent = owner(shop, "轩逸", "2020-01-01");
        candidates(shop).industry(silent, "物流运输");
        shop.jdbc().sql("update customer set do_not_contact = true where id = ?").param(silent).update();
        owner(shop, "轩逸", "2020-01-01");
        assertThat(chosen(shop, select(shop, 36, ",'industry':'物流','phone':'137'"))).containsExactly(driver);
        assertThat(chosen(shop, select(shop, 36, ",'industry':'物%流'"))).as("a percent sign is no wildcard").isEmpty();
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void whoIsInARunningCampaignOrDrivesAnotherBrandIsNotChosenAgain(Shop shop) {
        String gone = owner(shop, "轩逸", "2020-01-01");
        String later = owner(shop, "轩逸", "2020-01-02");
        String first = select(shop, 36, "");
        assertThat(chosen(shop, select(shop, 36, ""))).as("the first campaign runs").isEmpty();
        String contact = Shop.unique("ZHK");
        candidates(shop).contactedIn(first, gone, contact);
        shop.submit(contact, "tradeInInterest", "{'result':'SWITCHED_BRAND','brand':'比亚迪','industry':'教育'}");
        var step = shop.step(contact);
        new RecordInterest(shop.get(StoredFormRecords.class), candidates(shop)).run(new RecordInterest.In("tradeInInterest"), step);
        new RecordNoTalk(candidates(shop)).run(new RecordNoTalk.In(Optional.of("REFUSED")), step);
        assertThat(candidates(shop).in(contact).orElseThrow()).satisfies(known -> {
            assertThat(known.result()).as("a final result stays").contains(TradeInResult.SWITCHED_BRAND);
            assertThat(known.brand()).contains("比亚迪");
        });
        var close = new CloseCampaign(campaigns(shop), candidates(shop));
        assertThat(close.run(Nothing.NOTHING, shop.step(first)).openCandidates()).isEqualTo(1);
        assertThat(close.run(Nothing.NOTHING, shop.step(first)).openCandidates()).as("closed once").isZero();
        assertThat(chosen(shop, select(shop, 36, ""))).containsExactly(later);
    }

    @ParameterizedTest
    @CsvSource({"60, 20, 0, 20/20/20", "61, 20, 1, 21/20/20", "62, 20, 2, 21/21/20", "2, 0, 2, 1/1/0"})
    void sharesAreEvenAndTheRestGoesInDutyOrder(int owners, int share, int extra, String expected) {
        var shop = Shop.onOne();
        for (int i = 0; i < owners; i++) owner(shop, "轩逸", "2020-01-01");
        String caseNo = select(shop, 36, "");
        shop.submit(caseNo, "tradeInAllocation", "{'principle':'EVEN','consultants':[{'consultantId':'c'},{'consultantId':'a'},{'consultantId':'b'}]}");
        var out = new AllocateCandidates(shop.get(StoredFormRecords.class), candidates(shop), TEAM, shop.get(Clock.class))
                .run(new AllocateCandidates.In("tradeInAllocation", share, extra), shop.step(caseNo));
        assertThat(out.allocatedCount()).isEqualTo(owners);
        var counts = candidates(shop).of(caseNo).stream().collect(Collectors.groupingBy(candidate -> candidate.consultantId().orElseThrow(), Collectors.counting()));
        assertThat("%d/%d/%d".formatted(counts.getOrDefault("c", 0L), counts.getOrDefault("a", 0L), counts.getOrDefault("b", 0L))).isEqualTo(expected);
        assertThat(out.allocations()).startsWith("周宁 ");
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void aConsultantIsNamedOnceAndSomebodyMustBeNamed(Shop shop) {
        String caseNo = Shop.unique("ZH");
        var count = new CountConsultants(shop.get(StoredFormRecords.class));
        shop.submit(caseNo, "tradeInAllocation", "{'consultants':[{'consultantId':'a'},{'consultantId':'a'}]}");
        assertThatThrownBy(() -> count.run(new CountConsultants.In("tradeInAllocation"), shop.step(caseNo))).isInstanceOf(Refused.class).hasMessageContaining("「a」选了两次");
        shop.submit(caseNo, "tradeInAllocation", "{'consultants':[]}");
        assertThatThrownBy(() -> count.run(new CountConsultants.In("tradeInAllocation"), shop.step(caseNo))).isInstanceOf(Refused.class).hasMessageContaining("至少选一位");
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void theTalkOfAModelIsOfferedAgainInTheNextCampaign(Shop shop) {
        String model = "老款" + street;
        owner(shop, model, "2020-01-01");
        String first = select(shop, 36, "");
        shop.submit(first, "tradeInTalks", "{'talks':[{'model':'" + model + "','talk':'油耗逐年升高'}]}");
        new KeepTalks(shop.get(StoredFormRecords.class), campaigns(shop)).run(new KeepTalks.In("tradeInTalks"), shop.step(first));
        new CloseCampaign(campaigns(shop), candidates(shop)).run(Nothing.NOTHING, shop.step(first));
        String second = select(shop, 36, "");
        assertThat(shop.get(StoredFormRecords.class).shown(second, "tradeInTalks").orElseThrow().path("talks").path(0).path("talk").asText()).isEqualTo("油耗逐年升高");
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void customersAreExchangedWithinTheEvenShare(Shop shop) {
        for (int year = 2018; year <= 2020; year++) owner(shop, "轩逸", year + "-01-01");
        String caseNo = select(shop, 36, "");
        var forms = shop.get(StoredFormRecords.class);
        shop.submit(caseNo, "team", "{'principle':'EVEN','consultants':[{'consultantId':'a'},{'consultantId':'b'},{'consultantId':'c'}]}");
        new AllocateCandidates(forms, candidates(shop), TEAM, shop.get(Clock.class)).run(new AllocateCandidates.In("team", 1, 0), shop.step(caseNo));
        new ShowAllocation(candidates(shop), shop.get(Customers.class), shop.get(Vehicles.class), forms).run(new ShowAllocation.In("adjusted"), shop.step(caseNo));
        var shown = forms.shown(caseNo, "adjusted").orElseThrow().path("owners");
        assertThat(shown).extracting(row -> row.path("consultantId").asText()).containsExactly("a", "b", "c");
        List<String> plates = List.of(shown.get(0).path("plateNo").asText(), shown.get(1).path("plateNo").asText(), shown.get(2).path("plateNo").asText());

        assertThat(adjust(shop, caseNo, plates, "b", "a", "c")).isEqualTo("王磊 1 位、孙悦 1 位、周宁 1 位");
        assertThat(candidates(shop).of(caseNo)).extracting(candidate -> candidate.consultantName().orElseThrow()).containsExactly("孙悦", "王磊", "周宁");
        assertThatThrownBy(() -> adjust(shop, caseNo, plates, "a", "a", "c")).isInstanceOf(Refused.class).hasMessageContaining("王磊 分到 2 位，平均分配最多 1 位");
        assertThatThrownBy(() -> adjust(shop, caseNo, plates, "a", "b", "d")).isInstanceOf(Refused.class).hasMessageContaining("销售顾问「d」不参加这次活动");
        assertThatThrownBy(() -> adjust(shop, caseNo, plates.subList(0, 2), "a", "b")).isInstanceOf(Refused.class).hasMessageContaining("客户名单里少了「%s」".formatted(plates.get(2)));
        assertThat(candidates(shop).of(caseNo)).extracting(candidate -> candidate.consultantId().orElseThrow()).as("a refusal changes nothing").containsExactly("b", "a", "c");
    }

    String adjust(Shop shop, String caseNo, List<String> plates, String... consultants) {
        shop.submit(caseNo, "adjusted", java.util.stream.IntStream.range(0, consultants.length).mapToObj(i -> "{'plateNo':'%s','consultantId':'%s'}".formatted(plates.get(i), consultants[i]))
                .collect(Collectors.joining(",", "{'owners':[", "]}")));
        return new AdjustAllocation(candidates(shop), shop.get(Vehicles.class), shop.get(StoredFormRecords.class)).run(new AdjustAllocation.In("adjusted", "team", 1, 0), shop.step(caseNo)).allocations();
    }
}
