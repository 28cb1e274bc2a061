package io.tiaoli.web.settings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Decides whether this is a demo, gives a demo its company, and refuses wrong settings by name before anything starts. */
public class StartSettings implements EnvironmentPostProcessor {

    /** The name under which the rest asks whether this is a demo. */
    public static final String DEMO = "tiaoli.demo";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        check(environment, "PORT", "[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]", "1 到 65535 的整数");
        check(environment, "TIAOLI_DEMO", "true|false", "true 或 false");
        check(environment, "TIAOLI_DEADLINES_REMIND_BEFORE", "PT(\\d+H)?(\\d+M)?", "如 PT30M 或 PT1H");
        check(environment, "TIAOLI_LOG_FORMAT", "ecs|logstash|gelf", "ecs、logstash 或 gelf；不填则为普通文本");
        // an address may carry a password
        if (!environment.getProperty("DB_URL", "").matches("|jdbc:(postgresql|h2):.+")) throw SettingRefused.unsaid("DB_URL", "jdbc:postgresql://主机:端口/库名");
        String secret = environment.getProperty("TIAOLI_SMS_CALLBACK_SECRET", "").strip();
        if (!secret.isEmpty() && secret.length() < 16) throw SettingRefused.unsaid("TIAOLI_SMS_CALLBACK_SECRET", "至少 16 个字符；不填则不接收短信回执和回复的回调");
        zone(environment);
        boolean demo = environment.getProperty("TIAOLI_DEMO", Boolean.class, !environment.containsProperty("DB_URL"));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(DEMO, demo);
        if (demo) {
            settings.put("tiaoli.sms.signature", "条理汽车");
            settings.put("tiaoli.company.name", "条理汽车服务中心");
            settings.put("tiaoli.company.address", "演示市朝阳路 12 号");
            settings.put("tiaoli.company.phone", "010-12345678");
        }
        if (environment.getProperty("DB_URL", "").startsWith("jdbc:postgresql:")) {
            settings.put("spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", true);
        }
        environment.getPropertySources().addLast(new MapPropertySource("tiaoli", settings));
    }

    private static void zone(ConfigurableEnvironment environment) {
        String zone = environment.getProperty("TZ", "");
        if (zone.isBlank()) return;
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new SettingRefused("TZ", zone, "时区名，如 Asia/Shanghai");
        }
    }

    private static void check(ConfigurableEnvironment environment, String variable, String allowed, String says) {
        String value = environment.getProperty(variable);
        if (value != null && !value.isBlank() && !value.matches(allowed)) throw new SettingRefused(variable, value, says);
    }
}
