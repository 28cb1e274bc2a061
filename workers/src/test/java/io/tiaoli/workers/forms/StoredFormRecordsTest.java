package io.tiaoli.workers.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;

class StoredFormRecordsTest {

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void everySubmissionIsAVersionAndTheNewestIsRead(Shop shop) {
        var records = shop.get(StoredFormRecords.class);
        String caseNo = Shop.unique("RO");
        assertThat(records.latest(caseNo, "quote")).isEmpty();
        assertThat(records.save(caseNo, "quote", "f", "s", Shop.json("{'total': 283.00}"), null, shop.step(caseNo).now())).isEqualTo(1);
        assertThat(records.save(caseNo, "quote", "f", "s", Shop.json("{'total': 262.7}"), "cashier-1", shop.step(caseNo).now())).isEqualTo(2);
        assertThat(records.latest(caseNo, "quote").orElseThrow().get("total").decimalValue()).isEqualTo(new BigDecimal("262.7"));
        assertThat(records.latest(caseNo, "approval")).isEmpty();
        assertThat(shop.jdbc().sql("select count(*) from form_record where case_no = ?").param(caseNo).query(Integer.class).single()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aFormShowsWhatWasPreparedUntilItIsSubmitted(Shop shop) {
        var records = shop.get(StoredFormRecords.class);
        String caseNo = Shop.unique("RO");
        assertThat(records.shown(caseNo, "quote")).isEmpty();
        records.prepare(caseNo, "quote", Shop.json("{'a': 1}"));
        records.prepare(caseNo, "quote", Shop.json("{'a': 2}"));
        assertThat(records.shown(caseNo, "quote")).contains(Shop.json("{'a': 2}"));
        assertThat(records.latest(caseNo, "quote")).as("prepared is not submitted").isEmpty();
        shop.submit(caseNo, "quote", "{'a': 3}");
        assertThat(records.shown(caseNo, "quote")).contains(Shop.json("{'a': 3}"));
        records.prepare(caseNo, "quote", Shop.json("{'a': 4}"));
        assertThat(records.shown(caseNo, "quote")).contains(Shop.json("{'a': 4}"));
    }
}
