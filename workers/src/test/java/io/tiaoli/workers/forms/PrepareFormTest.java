package io.tiaoli.workers.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;

class PrepareFormTest {

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whatIsKnownStandsOnTopOfWhatWasEnteredLast(Shop shop) {
        String caseNo = Shop.unique("AP");
        shop.submit(caseNo, "booking", "{'items':'保养','symptoms':'异响','mileageKm':19800}");
        Map<String, Object> known = new HashMap<>(Map.of("wantedAt", Date.from(Shop.moment("2026-11-22T13:00")), "symptoms", "刹车异响", "items", ""));
        known.put("mileageKm", null);
        shop.get(PrepareForm.class).run(new PrepareForm.In("booking", known), shop.step(caseNo));
        var shown = shop.get(StoredFormRecords.class).prefill(caseNo, "booking").orElseThrow();
        assertThat(shown).isEqualTo(Shop.json("{'items':'保养','symptoms':'刹车异响','mileageKm':19800,'wantedAt':'2026-11-22T13:00+08:00'}"));
    }
}
