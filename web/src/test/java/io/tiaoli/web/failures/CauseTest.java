package io.tiaoli.web.failures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CauseTest {

    @Test
    @DisplayName("a missing value is named")
    void namesWhatIsMissing() {
        assertThat(Cause.ofStep("Unknown property used in expression: ${workDays}. Cause: Cannot resolve identifier 'workDays'", "7")).isEqualTo("步骤要用的「workDays」没有值");
    }

    @Test
    @DisplayName("a worker's own sentence is kept, without class names and stack traces")
    void keepsPlainSentences() {
        assertThat(Cause.ofStep("ENGINE-16004 AddWorkingDays 缺少输入「days」，应为 java.lang.String\n\tat io.tiaoli.X.run(X.java:7)", "7")).isEqualTo("AddWorkingDays 缺少输入「days」，应为 文字");
        assertThat(Cause.ofStep("io.tiaoli.workers.calendar.YearMissing: 没有 2031 年的工作日历", "7")).isEqualTo("没有 2031 年的工作日历");
    }

    @Test
    @DisplayName("what cannot be said plainly has a number to find it by, and shows neither SQL nor a class")
    void hidesTheRest() {
        assertThat(Cause.ofStep("PreparedStatementCallback; SQL [insert into 客户 values (?)]; ERROR: duplicate key", "job-7")).contains("数据库").contains("job-7").doesNotContain("insert");
        assertThat(Cause.ofStep("Cannot invoke \"java.util.Map.get(Object)\" because \"x\" is null", "job-7")).isEqualTo("程序出错，请管理员按编号 job-7 查日志");
        assertThat(Cause.ofStep(null, "job-7")).contains("job-7");
    }

    @Test
    @DisplayName("a program outside speaks for itself, in one line and not too long")
    void quotesMachines() {
        assertThat(Cause.ofMachine("insurer did not answer\nat x.y.Z")).isEqualTo("insurer did not answer");
        assertThat(Cause.ofMachine("")).isEqualTo("外部程序没有说明原因");
        assertThat(Cause.ofMachine("对".repeat(1000))).hasSize(301).endsWith("…");
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("a message that repeats a long value is not searched through to its end")
    void longMessages() {
        assertThat(Cause.ofMachine("no: " + "a.".repeat(300_000))).startsWith("no: ").hasSizeLessThan(400);
        assertThat(Cause.ofStep("no: " + "select ".repeat(300_000), "7")).hasSizeLessThan(400);
    }
}
