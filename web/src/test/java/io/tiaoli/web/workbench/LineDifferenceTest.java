package io.tiaoli.web.workbench;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class LineDifferenceTest {

    private static String lines(int howMany, String word) {
        return IntStream.range(0, howMany).mapToObj(i -> word + i).collect(joining("\n"));
    }

    @Test
    void onlyChangedLinesAreTold() {
        assertThat(LineDifference.between("一\n二\n三", "一\n二二\n三\n四")).containsExactly(new LineDifference("二", "二二"), new LineDifference("", "四"));
        assertThat(LineDifference.between(lines(50_000, "a"), lines(50_000, "a") + "\n新")).containsExactly(new LineDifference("", "新"));
    }

    @Test
    void filesWithNothingInCommonAreTakenAsAWholeHoweverLong() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            var told = LineDifference.between(lines(200_000, "a"), lines(150_000, "b"));
            assertThat(told.get(0)).isEqualTo(new LineDifference("a0", "b0"));
            assertThat(told).hasSizeLessThan(5_000);
            assertThat(told.get(told.size() - 1).after()).contains("没有列出");
        });
    }
}
