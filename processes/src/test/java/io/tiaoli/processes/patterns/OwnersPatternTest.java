package io.tiaoli.processes.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OwnersPatternTest {

    private static final String ROW = "a".repeat(3_990) + "!";

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(.*a){20}$", "^a*a*a*a*a*a*b$", "a.*(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)x", "^(\\w|\\d)+$", "^(a|b)*$"})
    void noWayOfWritingTakesLong(String written) {
        long begun = System.nanoTime();
        assertThat(OwnersPattern.of(written).isIn(ROW)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"((a{1000}){1000}){1000}", "(((a{900}){900}){900}){900}", "a{1000}b{1000}c{1000}d{1000}e{1000}f{1000}", "(abcdefghij){1000}", "a{2000}", "a{99999999999}", "(?=a)", "(?<=a)b", "(a)\\1", "a*+", "(", "[a", "*", "\\", "(?<!a)b"})
    void whatIsTooLargeOrKnowsNoBoundIsRefusedWithASentence(String written) {
        assertThat(OwnersPattern.problem(written)).hasValueSatisfying(why -> assertThat(why).startsWith("正则表达式「").containsPattern("次数|写法"));
    }

    @Test
    void whatIsTooLongToBeReadIsRefused() {
        assertThat(OwnersPattern.problem("a".repeat(500))).isEmpty();
        assertThat(OwnersPattern.problem("a".repeat(501))).hasValueSatisfying(why -> assertThat(why).contains("最长 500 个字符"));
    }

    @Test
    void whatFormsUseMeansTheSame() {
        var plate = OwnersPattern.of("^[\\u4e00-\\u9fa5][A-HJ-NP-Z][A-HJ-NP-Z0-9]{5,6}$");
        assertThat(plate.isIn("京A12345")).isTrue();
        assertThat(plate.isIn("京A1234")).isFalse();
        assertThat(plate.isIn("xA12345")).isFalse();
        assertThat(OwnersPattern.of("\\\\u4e00").isIn("\\u4e00")).as("an escaped backslash").isTrue();
        assertThat(OwnersPattern.of("ABC", "i").isIn("xabcx")).isTrue();
        assertThat(OwnersPattern.of("a.c", "s").isIn("a\nc")).isTrue();
        assertThatThrownBy(() -> OwnersPattern.of("a", "x")).hasMessageContaining("标志");
    }

    @Test
    void textsAreReplacedSplitAndFound() {
        assertThat(OwnersPattern.of("(\\d{3})\\d{4}(\\d{4})").replaced("电话 13800130000", "$1****$2")).isEqualTo("电话 138****0000");
        assertThat(OwnersPattern.of("[,;]").split("a,b;;c,")).containsExactly("a", "b", "", "c", "");
        assertThat(OwnersPattern.of("").split("ab")).containsExactly("ab".split("", -1));
        assertThat(OwnersPattern.of("\\d+").all("1 and 22")).containsExactly("1", "22");
        assertThatThrownBy(() -> OwnersPattern.of("a").replaced("a", "$7")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("$7");
    }

    @Test
    void aTextThatIsTooLongForItIsRefused() {
        assertThatThrownBy(() -> OwnersPattern.of("a{1000}").isIn("a".repeat(1_000_000))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("太长");
        assertThatThrownBy(() -> OwnersPattern.of("a.*z|a").all("a".repeat(100_000))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("太长");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+", "^(\\d|\\w)*$", "((ab)*c)+", "([a-z]+,)*", "(a{2,}){3,}", "^(.*a){20}$", "(a+){1,40}", "((a+)b){2}"})
    void aBrowserIsNotHeldUp(String written) {
        assertThat(OwnersPattern.slowInBrowsers(written)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^[\\u4e00-\\u9fa5][A-Z][A-Z0-9]{5,6}$", "^1\\d{10}(,1\\d{10})*$", "(京|沪)[A-Z]+", "[(+|)*]+", "\\(a+\\)+", "(ab)+", "", "^(\\d{1,3}\\.){3}\\d{1,3}$"})
    void commonOnesAreNotRefused(String written) {
        assertThat(OwnersPattern.problem(written).or(() -> OwnersPattern.slowInBrowsers(written))).isEmpty();
    }
}
