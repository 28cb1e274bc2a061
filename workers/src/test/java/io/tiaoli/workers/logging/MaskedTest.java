package io.tiaoli.workers.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

    @ParameterizedTest
    @DisplayName("a phone in a list keeps what staff recognise it by")
    @CsvSource({"13800130000, 138****0000", "+8613800130000, +86138****0000", "010-88886666, ********6666", "'', ''", "微信客户, 微信客户"})
    void masksPhones(String phone, String shown) {
        assertThat(Masked.phone(phone)).isEqualTo(shown);
    }

    @ParameterizedTest
    @DisplayName("a text loses the numbers of people and nothing else")
    @CsvSource({"请回电13800130000谢谢, 请回电138****0000谢谢", "110101199003071234 的身份证, 110101***********4 的身份证", "11010119900307123X, 110101***********X",
        "R-20261123-0001, R-20261123-0001", "合计 28300 分, 合计 28300 分", "LVGBH41K8MG123456, LVGBH41K8MG123456", "1732269600000, 1732269600000"})
    void masksTexts(String text, String shown) {
        assertThat(Masked.text(text)).isEqualTo(shown);
    }
}
