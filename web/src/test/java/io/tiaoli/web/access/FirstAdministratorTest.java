package io.tiaoli.web.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstAdministratorTest {

    @ParameterizedTest
    @ValueSource(strings = {"张三", "boss@example.com", "two words", "a/b"})
    @DisplayName("a user name that the engine does not take is refused by its setting, before its password is blamed")
    void refusesAWrongName(String user) {
        assertThatThrownBy(() -> new FirstAdministrator(null, user, "Gute-Fahrt-88-Li")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("环境变量 TIAOLI_ADMIN_USER 的值「%s」不对，只能用 1 至 64 个字母、数字和短横线", user);
    }
}
