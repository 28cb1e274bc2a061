package io.tiaoli.workers.showroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ShowroomSettingsTest {

    final ApplicationContextRunner showroom = new ApplicationContextRunner().withUserConfiguration(ShowroomConfiguration.class);

    @Test
    void daysAndHoursAreAShopsOwn() {
        showroom.withPropertyValues("tiaoli.showroom.open-days=MONDAY,SATURDAY", "tiaoli.showroom.closes=20:30").run(shop -> {
            assertThat(shop.getBean(ShowroomSettings.class).openDays()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.SATURDAY);
            assertThat(shop.getBean(ShowroomSettings.class).closes()).isEqualTo(LocalTime.of(20, 30));
        });
    }

    @ParameterizedTest
    @CsvSource({"sample-rate,0,TIAOLI_SHOWROOM_SAMPLE_RATE 的值「0」", "sample-rate,1.5,TIAOLI_SHOWROOM_SAMPLE_RATE 的值「1.5」", "dissatisfied-up-to,5,TIAOLI_SHOWROOM_DISSATISFIED_UP_TO 的值「5」"})
    void aWrongOneIsNamed(String setting, String value, String said) {
        showroom.withPropertyValues("tiaoli.showroom." + setting + "=" + value).run(shop -> assertThat(shop.getStartupFailure()).rootCause().hasMessageContaining(said));
    }
}
