package io.tiaoli.workers.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;

class ClaimSubjectTest {

    static Optional<String> running(Shop shop, String caseNo, String subject) {
        return shop.get(ClaimSubject.class).run(new ClaimSubject.In(Optional.ofNullable(subject)), shop.step(caseNo)).runningCaseNo();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theFirstCaseHasTheSubjectUntilItIsClosed(Shop shop) {
        String vehicle = Shop.unique("V");
        String first = Shop.unique("AP");
        String second = Shop.unique("AP");
        shop.get(Cases.class).open(first, "a-flow", Optional.empty(), Optional.empty(), Optional.empty(), "p");
        assertThat(running(shop, first, vehicle)).isEmpty();
        assertThat(running(shop, first, vehicle)).as("asked again").isEmpty();
        assertThat(running(shop, second, vehicle)).contains(first);
        shop.get(Cases.class).close(first, "ARRIVED");
        assertThat(running(shop, second, vehicle)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void anUnknownSubjectIsNobodys(Shop shop) {
        assertThat(running(shop, Shop.unique("AP"), null)).isEmpty();
        assertThat(running(shop, Shop.unique("AP"), null)).isEmpty();
    }
}
