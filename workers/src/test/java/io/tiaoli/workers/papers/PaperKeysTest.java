package io.tiaoli.workers.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

import io.tiaoli.testing.Databases;

class PaperKeysTest {

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    void onlyADemoMakesItsOwnKeyAndFindsItAgain(DriverManagerDataSource database) {
        var safe = new Safe(database);
        assertThatThrownBy(() -> new PaperKeys(" ", false, safe.jdbc)).hasMessageStartingWith("环境变量 TIAOLI_FILES_KEY 没有设置，必须填写");
        var made = new PaperKeys("", true, safe.jdbc).newest().keyId();
        assertThat(new PaperKeys("", true, safe.jdbc).newest().keyId()).isEqualTo(made);
        assertThat(new PaperKeys(Safe.KEY, true, safe.jdbc).newest().keyId()).isNotEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"geheim", "c2hvcnQ=", Safe.KEY + ",x"})
    void aWrongKeyIsRefusedWithoutSayingIt(String key) {
        var jdbc = Databases.both().findFirst().map(Databases::jdbc).orElseThrow();
        assertThatThrownBy(() -> new PaperKeys(key, false, jdbc)).hasMessageStartingWith("环境变量 TIAOLI_FILES_KEY 的值不对").hasMessageNotContaining(key);
    }

    @Test
    void theDaysAreReadPerKind() {
        var environment = new MockEnvironment();
        assertThat(new PaperSettings(environment).keepDays(PaperKind.POLICY)).isEqualTo(90);
        environment.setProperty("TIAOLI_FILES_KEEP_DAYS", "30");
        environment.setProperty("TIAOLI_FILES_KEEP_DAYS_POLICY", "365");
        assertThat(new PaperSettings(environment).keepDays(PaperKind.POLICY)).isEqualTo(365);
        assertThat(new PaperSettings(environment).keepDays(PaperKind.ID_CARD)).isEqualTo(30);
        environment.setProperty("TIAOLI_FILES_KEEP_DAYS_ID_CARD", "a month");
        assertThatThrownBy(() -> new PaperSettings(environment)).hasMessage("环境变量 TIAOLI_FILES_KEEP_DAYS_ID_CARD 的值「a month」不对，应为：0 到 9999 天");
    }
}
