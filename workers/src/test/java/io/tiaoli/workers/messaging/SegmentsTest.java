package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

import io.tiaoli.workers.messaging.gateway.Parts;
import io.tiaoli.workers.messaging.gateway.Phones;

class SegmentsTest {

    @ParameterizedTest
    @CsvSource({"车,70,1", "车,71,2", "车,134,2", "车,135,3", "a,160,1", "a,161,2", "a,306,2", "a,307,3", "€,80,1", "€,81,2", "😀,35,1", "😀,36,2"})
    void countsShortMessages(String character, int times, int segments) {
        assertThat(Segments.of(character.repeat(times))).isEqualTo(segments);
    }

    @Test
    void neverSplitsACharacter() {
        List<String> parts = Parts.of("😀".repeat(36));
        assertThat(parts).extracting(String::length).containsExactly(66, 6);
        assertThat(String.join("", parts)).isEqualTo("😀".repeat(36));
    }

    @ParameterizedTest
    @CsvSource({"13800001111,13800001111", "+86 138-0000-1111,13800001111", "008613800001111,13800001111", "12800001111,", "010-88886666,", "138000011112,"})
    void readsMobileNumbersAsPeopleWriteThem(String written, String mobile) {
        assertThat(Phones.mobile(written).orElse(null)).isEqualTo(mobile);
    }
}
