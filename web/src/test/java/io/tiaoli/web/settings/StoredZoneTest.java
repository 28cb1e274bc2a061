package io.tiaoli.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;

class StoredZoneTest {

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    void theFirstNodeSetsTheZoneAndOneOfAnotherZoneDoesNotStart(DriverManagerDataSource database) {
        var jdbc = Databases.jdbc(database);
        jdbc.sql("delete from platform_setting where name = 'zone'").update();
        var zone = new StoredZone(jdbc);
        assertThat(jdbc.sql("select setting from platform_setting where name = 'zone'").query(String.class).single()).isEqualTo(ZoneId.systemDefault().getId());
        zone.check(ZoneId.of("PRC"));
        assertThatThrownBy(() -> zone.check(ZoneId.of("Europe/Berlin"))).isInstanceOf(SettingRefused.class)
                .hasMessageContaining("环境变量 TZ 的值「Europe/Berlin」不对").hasMessageContaining("Asia/Shanghai");
    }
}
