package io.tiaoli.web.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says a refused setting in one sentence instead of a stack trace. */
class SettingRefusedAnalyzer extends AbstractFailureAnalyzer<SettingRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SettingRefused cause) {
        return new FailureAnalysis(cause.getMessage(), "改正后重新启动；全部设置见 README 的表格。", cause);
    }
}
