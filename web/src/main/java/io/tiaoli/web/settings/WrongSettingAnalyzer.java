package io.tiaoli.web.settings;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.lang3.exception.ExceptionUtils;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says a wrong setting, or a database that lets nobody in, in its one sentence, however deep it lies in the failure of a start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class WrongSettingAnalyzer implements FailureAnalyzer {

    /** How every refusal of a setting begins. */
    private static final String BEGINNING = "环境变量 ";
    /** What is wrong when there is no connection, by the class of the SQL state: nobody answers, wrong user or password, no such database. */
    private static final Map<String, String> NO_DATABASE = Map.of("08", "DB_URL（或数据库没有启动）", "28", "DB_USER 或 DB_PASSWORD", "3D", "DB_URL 里的库名");

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause : ExceptionUtils.getThrowableList(failure)) {
            if (cause instanceof IllegalArgumentException && cause.getMessage() != null && cause.getMessage().startsWith(BEGINNING)) return said(cause.getMessage(), cause);
            if (cause instanceof BindException wrong && wrong.getProperty() != null) return said(wrong(wrong), cause);
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                String variable = NO_DATABASE.get(refused.getSQLState().substring(0, 2));
                if (variable != null) return said("%s%s 不对，连不上数据库。数据库说：%s".formatted(BEGINNING, variable, refused.getMessage()), cause);
            }
        }
        return null;
    }

    /** A value that is not of its kind, such as a word where a time is wanted; which variable that is follows from the property. */
    private static String wrong(BindException wrong) {
        String variable = wrong.getName().toString().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return "%s%s 的值「%s」不对，应如 README 的表格里所写".formatted(BEGINNING, variable, wrong.getProperty().getValue());
    }

    private static FailureAnalysis said(String sentence, Throwable cause) {
        return new FailureAnalysis(sentence, "改正后重新启动；全部设置见 README 的表格。", cause);
    }
}
