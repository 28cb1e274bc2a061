package io.tiaoli.workers.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.tiaoli.testing.Shop;

class DescribeSlotTest {

    @Test
    void aSlotIsToldAsPeopleReadIt() {
        var shop = Shop.onOne();
        var out = shop.get(DescribeSlot.class).run(new DescribeSlot.In(Shop.moment("2026-11-22T00:30")), shop.step("AP-1"));
        assertThat(out.slotText()).isEqualTo("11月22日 00:30");
        assertThat(out.slotOn()).isEqualTo("2026-11-22");
    }
}
