package io.tiaoli.web.settings;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says a wrong setting in its one sentence, however deep it lies in the failure of a start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class WrongSettingAnalyzer implements FailureAnalyzer {

    /** How every refusal of a setting begins. */
    private static final String BEGINNING = "环境变量 ";

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException && cause.getMessage() != null && cause.getMessage().startsWith(BEGINNING)) {
                return new FailureAnalysis(cause.getMessage(), "改正后重新启动；全部设置见 README 的表格。", cause);
            }
        }
        return null;
    }
}
