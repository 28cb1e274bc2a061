package io.tiaoli.workers.messaging.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.env.StandardEnvironment;

import io.tiaoli.workers.contact.Channel;

class SettingsTest {

    private static final Inbound NOBODY = new Inbound() {
        @Override
        public void receipt(Receipt receipt) {}

        @Override
        public void reply(Reply reply) {}
    };

    @EnableAutoConfiguration
    static class Everything {}

    @Test
    void withoutSettingsNothingIsSent() {
        with(Map.of("TIAOLI_SMS_SIGNATURE", "条理汽车")).run(context -> assertThat(context.getBean(Gateways.class).all()).extracting(Gateways.Way::gateway)
                .containsExactly(new NoGateway(Channel.SMS), new NoGateway(Channel.EMAIL)));
    }

    @Test
    void aWrongValueIsASentenceThatNamesVariableValueAndWhatIsAllowed() {
        assertThat(failure(Map.of())).isEqualTo("环境变量 TIAOLI_SMS_SIGNATURE 没有设置，必须填写");
        assertThat(failure(signed("TIAOLI_SMS_GATEWAY", "smtp"))).isEqualTo("环境变量 TIAOLI_SMS_GATEWAY 的值「smtp」不对，只能是 none、smpp、sms4j");
        assertThat(failure(signed("TIAOLI_MAIL_GATEWAY", "sms4j"))).isEqualTo("环境变量 TIAOLI_MAIL_GATEWAY 的值「sms4j」不对，只能是 none、smtp");
        assertThat(failure(signed("TIAOLI_SMS_MAX_SEGMENTS", "many"))).isEqualTo("环境变量 TIAOLI_SMS_MAX_SEGMENTS 的值「many」不对，应为 1 至 10 的整数");
        assertThat(failure(Map.of("TIAOLI_SMS_SIGNATURE", "【条理】"))).contains("TIAOLI_SMS_SIGNATURE", "「【条理】」", "2 至 12 个字");
        assertThat(failure(signed("TIAOLI_SMS_GATEWAY", "smpp"))).isEqualTo("环境变量 TIAOLI_SMS_SMPP_HOST 没有设置，必须填写");
        assertThat(failure(signed("TIAOLI_SMS_GATEWAY", "sms4j"))).isEqualTo("环境变量 TIAOLI_SMS_SMS4J_SUPPLIER 没有设置，必须填写");
        assertThat(failure(signed("TIAOLI_MAIL_GATEWAY", "smtp"))).isEqualTo("环境变量 TIAOLI_MAIL_SMTP_HOST 没有设置，必须填写");
    }

    @Test
    void variablesWithUnderscoresAreRead() {
        Map<String, Object> smpp = signed("TIAOLI_SMS_GATEWAY", "smpp");
        smpp.putAll(Map.of("TIAOLI_SMS_SMPP_HOST", "127.0.0.1", "TIAOLI_SMS_SMPP_SYSTEM_ID", "tiaoli", "TIAOLI_SMS_SMPP_PASSWORD", "pw", "TIAOLI_SMS_SMPP_SOURCE", "10690001",
                "TIAOLI_SMS_MAX_SEGMENTS", "2", "TIAOLI_SMS_SEND_TIMEOUT", "3"));
        with(smpp).run(context -> {
            assertThat(context.getBean(SmsSettings.class).segmentLimit()).isEqualTo(2);
            assertThat(context.getBean(SmsSettings.class).timeout()).hasSeconds(3);
            assertThat(context.getBean(Gateways.class).all().get(0).gateway()).isInstanceOf(SmppGateway.class);
        });
    }

    @Test
    void everySupplierOfSms4jCanBeBuilt() {
        for (String supplier : Sms4jSuppliers.names()) {
            Map<String, Object> sms4j = signed("TIAOLI_SMS_GATEWAY", "sms4j");
            sms4j.putAll(Map.of("TIAOLI_SMS_SMS4J_SUPPLIER", supplier, "TIAOLI_SMS_SMS4J_ACCESS_KEY_ID", "key", "TIAOLI_SMS_SMS4J_ACCESS_KEY_SECRET", "secret",
                    "TIAOLI_SMS_SMS4J_TEMPLATE_ID", "T1", "TIAOLI_SMS_SMS4J_SENDER", "8826", "TIAOLI_SMS_SMS4J_URL", "http://127.0.0.1:1"));
            with(sms4j).run(context -> assertThat(context.getBean(Gateways.class).all().get(0).gateway()).as(supplier).isInstanceOf(Sms4jGateway.class));
        }
    }

    @Test
    void sms4jAddsNothingToTheApplicationByItself() {
        new ApplicationContextRunner().withUserConfiguration(Everything.class).withPropertyValues("spring.autoconfigure.exclude=" + String.join(",", List.of(
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration", "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration")))
                .run(context -> assertThat(context.getBeansOfType(Object.class).values()).noneMatch(bean -> bean.getClass().getName().startsWith("org.dromara")));
    }

    private static Map<String, Object> signed(String variable, String value) {
        return new HashMap<>(Map.of("TIAOLI_SMS_SIGNATURE", "条理汽车", variable, value));
    }

    private static String failure(Map<String, Object> variables) {
        String[] message = new String[1];
        with(variables).run(context -> message[0] = Throwables.getRootCause(context.getStartupFailure()).getMessage());
        return message[0];
    }

    private static ApplicationContextRunner with(Map<String, Object> variables) {
        return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of()).withUserConfiguration(GatewayConfiguration.class)
                .withBean(Inbound.class, () -> NOBODY).withBean(Clock.class, Clock::systemUTC)
                .withInitializer(context -> context.getEnvironment().getPropertySources()
                        .replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables)));
    }
}
