package io.tiaoli.workers.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

import io.tiaoli.testing.Shop;

class PartsTest {

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aPartIsFoundByTheBeginningOfItsNumberOrAPieceOfItsName(Shop shop) {
        var parts = shop.get(Parts.class);
        parts.put(new Part("BrK-100%", "前刹车片", "副", 36000, 4, 0, true));
        parts.put(new Part("BRK-200", "后刹车片", "副", 28000, 4, 0, true));
        parts.put(new Part("BRK-300", "老刹车片", "副", 28000, 4, 0, false));
        assertThat(parts.search("brk-", 10)).extracting(Part::partNo).containsExactlyInAnyOrder("BrK-100%", "BRK-200");
        assertThat(parts.search("刹车片", 10)).extracting(Part::name).containsExactlyInAnyOrder("前刹车片", "后刹车片");
        assertThat(parts.search("BRK-", 1)).hasSize(1);
        assertThat(parts.search("brk-100%", 10)).extracting(Part::partNo).containsExactly("BrK-100%");
        assertThat(parts.search("BRK_2", 10)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aChangedPartKeepsWhatIsReserved(Shop shop) {
        var parts = shop.get(Parts.class);
        String partNo = shop.part("火花塞", 4500, 4);
        shop.jdbc().sql("update part set reserved = 3 where part_no = ?").param(partNo).update();
        parts.put(new Part(partNo, "火花塞", "支", 5000, 2, 0, true));
        assertThat(parts.find(partNo)).contains(new Part(partNo, "火花塞", "支", 5000, 2, 3, true));
        assertThat(parts.find(partNo).orElseThrow().free()).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aHundredThousandPartsAreSearchedWhileOneTypes(Shop shop) {
        var template = new JdbcTemplate(shop.get(javax.sql.DataSource.class));
        template.batchUpdate("insert into part (part_no, name, unit, price_fen, stock, reserved, active) values (?, ?, '个', 100, 1, 0, true)",
                IntStream.range(0, 100_000).mapToObj(n -> new Object[] {"BULK-%06d".formatted(n), "散件%06d".formatted(n)}).toList());
        var parts = shop.get(Parts.class);
        parts.search("BULK-0999", 20);
        long start = System.nanoTime();
        assertThat(parts.search("BULK-0999", 20)).hasSize(20).first().extracting(Part::partNo).isEqualTo("BULK-099900");
        assertThat(parts.search("散件099999", 20)).extracting(Part::partNo).containsExactly("BULK-099999");
        var took = Duration.ofNanos(System.nanoTime() - start);
        System.err.printf("Two searches in 100,000 parts on %s: %d ms%n", shop, took.toMillis());
        assertThat(took).isLessThan(Duration.ofSeconds(3));
        template.update("delete from part where part_no like 'BULK-%'");
    }
}
