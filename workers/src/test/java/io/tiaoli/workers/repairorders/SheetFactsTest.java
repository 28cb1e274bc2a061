package io.tiaoli.workers.repairorders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;

class SheetFactsTest {

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theReceptionTellsWhatItsFormsSaid(Shop shop) {
        String caseNo = Shop.unique("RO");
        var facts = shop.get(ReceptionFacts.class);
        assertThat(facts.of(caseNo)).isEmpty();
        shop.submit(caseNo, "receptionSheet", "{'fuelLevel':'1/2','warningLights':['机油','胎压'],'interior':'完好','request':'保养'}");
        shop.submit(caseNo, "walkRound", "{'exterior':'右后门划痕','spareWheel':true,'tools':false,'spareTyrePressure':2.5,"
                + "'valuables':[{'name':'导航仪','lockerNo':'12'},{'name':'婴儿车','lockerNo':'','note':'放后备厢'}]}");
        shop.submit(caseNo, "inquiry", "{'need':'下午要用车','fault':'刹车有响声'}");
        assertThat(facts.of(caseNo)).containsEntry("warningLights", "机油、胎压").containsEntry("spareAndTools", "备胎在、工具不齐、气压 2.5 bar")
                .containsEntry("valuables", List.of(Map.of("name", "导航仪", "kept", "储物柜 12"), Map.of("name", "婴儿车", "kept", "放后备厢")))
                .containsEntry("reportedFault", "刹车有响声").doesNotContainKeys("walkRoundRefused", "scrapes");
        assertThat(facts.facts()).extracting(fact -> fact.name()).containsAll(facts.of(caseNo).keySet());
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theWorkshopTellsWhatItsFormsSaid(Shop shop) {
        String caseNo = Shop.unique("RO");
        var facts = shop.get(WorkshopFacts.class);
        assertThat(facts.of(caseNo)).isEmpty();
        shop.submit(caseNo, "dispatch", "{'leadTechnician':'陈刚','workBay':'3号','instructions':''}");
        shop.submit(caseNo, "preCheck", "{'checks':[{'item':'前刹车片','condition':'剩 2 毫米','recommendation':'更换'}],'notes':null}");
        shop.submit(caseNo, "promiseCheck", "{'delayReason':'等工位'}");
        assertThat(facts.of(caseNo)).containsEntry("leadTechnician", "陈刚").containsEntry("enteredAt", "11月21日 08:00").containsEntry("delayReason", "等工位")
                .containsEntry("checks", List.of(Map.of("item", "前刹车片", "condition", "剩 2 毫米", "recommendation", "更换"))).doesNotContainKeys("jobInstructions", "preCheckNotes");
        assertThat(facts.facts()).extracting(fact -> fact.name()).containsAll(facts.of(caseNo).keySet());
    }
}
