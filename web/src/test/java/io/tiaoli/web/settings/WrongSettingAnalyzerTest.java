package io.tiaoli.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import io.tiaoli.testing.TestDatabase;
import io.tiaoli.workers.appointments.AppointmentSettings;
import io.tiaoli.workers.payments.PaymentSettings;

class WrongSettingAnalyzerTest {

    static String said(Throwable cause) {
        return new WrongSettingAnalyzer().analyze(new BeanCreationException("deep below", new IllegalStateException(cause))).getDescription();
    }

    static Throwable connecting(String url, String user, String password) {
        return catchThrowable(() -> DriverManager.getConnection(url, user, password).close());
    }

    @Test
    @DisplayName("a database that does not answer is said in one sentence that names DB_URL")
    void nobodyAnswers() {
        assertThat(said(connecting("jdbc:postgresql://localhost:1/tiaoli", "x", "y"))).startsWith("环境变量 DB_URL（或数据库没有启动） 不对，连不上数据库。数据库说：").contains("localhost:1");
    }

    @Test
    @EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
    @DisplayName("a database that there is not is said to be one, and no password is repeated")
    void noSuchDatabase() {
        var access = TestDatabase.access();
        String other = access.url().replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1no-such-database");
        assertThat(said(connecting(other, access.user(), access.password()))).contains("DB_URL 里的库名", "no-such-database").doesNotContain("password=");
    }

    @Test
    @DisplayName("a wrong user or password names both settings")
    void wrongPassword() {
        assertThat(said(new SQLException("password authentication failed for user \"x\"", "28P01"))).startsWith("环境变量 DB_USER 或 DB_PASSWORD 不对");
    }

    @Test
    @DisplayName("a value of the wrong kind names its variable and itself")
    void wrongKind() {
        var binder = new Binder(new MapConfigurationPropertySource(Map.of("tiaoli.payments.due-time", "abends", "tiaoli.appointments.opens", "19:00")));
        assertThat(said(catchThrowable(() -> binder.bind("tiaoli.payments", PaymentSettings.class)))).isEqualTo("环境变量 TIAOLI_PAYMENTS_DUE_TIME 的值「abends」不对，应如 README 的表格里所写");
        assertThat(said(catchThrowable(() -> binder.bind("tiaoli.appointments", AppointmentSettings.class)))).isEqualTo("环境变量 TIAOLI_APPOINTMENTS_OPENS 的值「19:00」应早于 TIAOLI_APPOINTMENTS_CLOSES 的「18:00」");
    }

    @Test
    @DisplayName("any other failure is left to those who know it")
    void leavesTheRest() {
        assertThat(new WrongSettingAnalyzer().analyze(new IllegalStateException(new SQLException("syntax error", "42601")))).isNull();
        assertThat(new WrongSettingAnalyzer().analyze(new IllegalArgumentException("x"))).isNull();
    }
}
