package io.tiaoli.web.settings;

/** A setting has a value that is not allowed; the application does not start. */
class SettingRefused extends IllegalArgumentException {

    SettingRefused(String variable, String value, String allowed) {
        super("环境变量 %s 的值「%s」不对，应为：%s".formatted(variable, value, allowed));
    }

    private SettingRefused(String sentence) {
        super(sentence);
    }

    /** The value is a secret or may hold one, so only the variable is named. */
    static SettingRefused unsaid(String variable, String allowed) {
        return new SettingRefused("环境变量 %s 的值不对，应为：%s".formatted(variable, allowed));
    }
}
