package io.tiaoli.workers.appointments;

import static io.tiaoli.workers.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.tiaoli.testing.Shop;

class ListAdvisorsTest {

    @Test
    void onlyWhoWorksTodayCanBeWishedFor() {
        var shop = Shop.onOne();
        shop.staffed(List.of("1"), List.of("anna", "bing"));
        shop.get(Advisors.class).put(new Advisor("bing", "顾问bing", false));
        assertThat(shop.get(ListAdvisors.class).run(NOTHING, shop.step("AP-1")).advisorChoices()).containsExactly(Map.of("label", "顾问anna", "value", "anna"));
    }
}
