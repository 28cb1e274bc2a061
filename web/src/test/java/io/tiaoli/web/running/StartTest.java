package io.tiaoli.web.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.TestDatabase;
import io.tiaoli.web.testing.Desk;

/** The application starts as the README says, and says why where it does not. */
class StartTest {

    private static final String FLOW = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="https://tiaoli.io/flows">
              <bpmn:process id="key-cabinet" name="钥匙柜" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:documentation>交还钥匙。</bpmn:documentation>
                <bpmn:startEvent id="begun" /><bpmn:sequenceFlow id="to-return" sourceRef="begun" targetRef="return-key" />
                <bpmn:userTask id="return-key" name="交还钥匙" camunda:formRef="key-cabinet-return" camunda:formRefBinding="deployment" camunda:candidateGroups="service-advisor" camunda:dueDate="PT2H" />
                <bpmn:sequenceFlow id="to-done" sourceRef="return-key" targetRef="done" /><bpmn:endEvent id="done" />
              </bpmn:process>
            </bpmn:definitions>
            """;
    private static final String FORM = """
            {"type": "default", "id": "key-cabinet-return", "schemaVersion": 16, "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0", "components": [
              {"type": "group", "id": "key", "path": "key", "label": "钥匙", "components": [{"type": "textfield", "id": "slot", "key": "slot", "label": "柜号"}]}]}
            """;

    @TempDir Path folder;

    @Test
    void theEmbeddedDefaultIsADemoThatLosesNothingWhenItIsStoppedAndStartedAgain() throws Exception {
        int users;
        String instance;
        try (var node = Node.started(folder, Map.of())) {
            assertThat(node.get("machine-1", Desk.PASSWORD, "/process-definition/count?key=customer-contact").path("count").asInt()).as("UP means that the flows are there").isEqualTo(1);
            users = node.get("administrator-1", Desk.PASSWORD, "/user/count").path("count").asInt();
            assertThat(users).as("an administrator sees everybody").isGreaterThan(50);
            node.post("administrator-1", Desk.PASSWORD, "/deployment/create", "multipart/form-data; boundary=part", part("deployment-name", "", "workshop/key-cabinet")
                    + part("deployment-source", "", "REST") + part("flow", "key-cabinet.bpmn", FLOW) + part("form", "key-cabinet-return.form", FORM) + "--part--\r\n");
            instance = node.post("administrator-1", Desk.PASSWORD, "/process-definition/key/key-cabinet/start", "application/json", "{\"businessKey\":\"YS-0001\"}").path("id").asText();
        }
        try (var node = Node.started(folder, Map.of())) {
            assertThat(node.get("administrator-1", Desk.PASSWORD, "/user/count").path("count").asInt()).isEqualTo(users);
            assertThat(node.get("administrator-1", Desk.PASSWORD, "/process-instance?processInstanceIds=" + instance).path(0).path("businessKey").asText()).isEqualTo("YS-0001");
            assertThat(node.get("administrator-1", Desk.PASSWORD, "/process-definition/key/key-cabinet").path("suspended").asBoolean()).as("an owner's flow stays").isFalse();
            assertThat(node.get("administrator-1", Desk.PASSWORD, "/process-definition/count?key=customer-contact").path("count").asInt()).as("the same jar deploys nothing new").isEqualTo(1);
        }
        var jdbc = JdbcClient.create(new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("data/tiaoli"), "sa", ""));
        assertThat(count(jdbc, "customer")).as("the demo's customers, once").isEqualTo(20);
        assertThat(count(jdbc, "vehicle")).isEqualTo(28);
        assertThat(count(jdbc, "part")).isEqualTo(60);
    }

    @Test
    @EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
    void onPostgresNothingIsPreloadedTheFirstAdministratorComesFromTheEnvironmentOrIsPrintedAndNoSecretIsSaid() throws Exception {
        var secrets = Map.of("TIAOLI_ADMIN_PASSWORD", "Gute-Fahrt-88-Li", "TIAOLI_FILES_KEY", OwnDatabase.FILES_KEY, "TIAOLI_SMS_SMPP_PASSWORD", "smpp-secret-71", "TIAOLI_MAIL_SMTP_PASSWORD", "mail-secret-72",
                "TIAOLI_SMS_CALLBACK_SECRET", "callback-secret-0073");
        var settings = new HashMap<>(secrets);
        // nobody answers at these gateways, so that their failures are logged too
        settings.putAll(Map.of("TIAOLI_ADMIN_USER", "boss", "TIAOLI_SMS_GATEWAY", "smpp", "TIAOLI_SMS_SMPP_HOST", "127.0.0.1", "TIAOLI_SMS_SMPP_PORT", "1", "TIAOLI_SMS_SMPP_SYSTEM_ID", "tiaoli",
                "TIAOLI_SMS_SMPP_SOURCE", "10690001", "LOGGING_LEVEL_IO_TIAOLI", "debug", "LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_SECURITY", "debug"));
        settings.put("TIAOLI_LOG_FORMAT", "ecs");
        settings.putAll(Map.of("TIAOLI_MAIL_GATEWAY", "smtp", "TIAOLI_MAIL_SMTP_HOST", "127.0.0.1", "TIAOLI_MAIL_SMTP_PORT", "1", "TIAOLI_MAIL_SMTP_USER", "shop", "TIAOLI_MAIL_SMTP_FROM", "shop@example.com"));
        try (var database = new OwnDatabase()) {
            try (var node = Node.started(folder, database.settings(settings))) {
                assertThat(node.get("boss", "Gute-Fahrt-88-Li", "/user/count").path("count").asInt()).isEqualTo(1);
                assertThat(node.get("boss", "Gute-Fahrt-88-Li", "/process-definition/count?key=customer-contact").path("count").asInt()).isEqualTo(1);
                assertThat(node.status("boss", "wrong-password-74", "/user/count")).isEqualTo(401);
                assertThat(node.says()).contains("boss").doesNotContain("一次性密码").doesNotContain(secrets.values()).doesNotContain("wrong-password-74").doesNotContain(OwnDatabase.PASSWORD);
                assertThat(node.says().lines().filter(line -> line.contains("No connection to the SMPP gateway"))).as("one object a line").hasSize(1).first().asString().startsWith("{\"@timestamp\":").endsWith("}");
                assertThat(node.says()).as("a request that logs says which").containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
            }
            for (String table : new String[] {"customer", "vehicle", "part", "labour_rate", "bay", "advisor", "import_run"}) assertThat(count(database.jdbc(), table)).as(table).isZero();

            try (var node = Node.begins(folder, database.settings(Map.of("TZ", "Europe/Berlin")))) {
                assertThat(node.exitCode()).isNotZero();
                assertThat(node.says()).contains("环境变量 TZ 的值「Europe/Berlin」不对，应为：Asia/Shanghai").doesNotContain("\tat ");
            }
            database.jdbc().sql("delete from ACT_ID_MEMBERSHIP where GROUP_ID_ = 'administrator'").update();
            try (var node = Node.started(folder, database.settings(Map.of()))) {
                var printed = Pattern.compile("用户名 administrator，一次性密码 (\\S+)（").matcher(node.says());
                assertThat(printed.find()).as(node.says()).isTrue();
                assertThat(node.get("administrator", printed.group(1), "/user/count").path("count").asInt()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PORT,abc,1 到 65535 的整数", "PORT,70000,1 到 65535 的整数", "TIAOLI_DEMO,maybe,true 或 false", "TIAOLI_SMS_GATEWAY,pigeon,只能是 none、smpp、sms4j", "TZ,Mars/Olympus,时区名", "TIAOLI_LOG_FORMAT,xml,ecs、logstash 或 gelf"})
    void aWrongSettingStopsTheStartWithASentenceThatNamesIt(String variable, String value, String allowed) throws Exception {
        try (var node = Node.begins(folder, Map.of(variable, value))) {
            assertThat(node.exitCode()).isNotZero();
            assertThat(node.says()).contains("环境变量 %s 的值「%s」不对".formatted(variable, value)).contains(allowed).doesNotContain("\tat ");
        }
    }

    @Test
    void anAddressOfTheDatabaseThatIsNoneIsNotSaidBecauseItMayCarryAPassword() throws Exception {
        try (var node = Node.begins(folder, Map.of("DB_URL", "postgres://tiaoli:secret-75@db/tiaoli"))) {
            assertThat(node.exitCode()).isNotZero();
            assertThat(node.says()).contains("环境变量 DB_URL 的值不对，应为：jdbc:postgresql://主机:端口/库名").doesNotContain("secret-75").doesNotContain("\tat ");
        }
    }

    @Test
    void withoutADemoTheSignatureMustBeSet() throws Exception {
        try (var node = Node.begins(folder, Map.of("TIAOLI_DEMO", "false", "TIAOLI_FILES_KEY", OwnDatabase.FILES_KEY))) {
            assertThat(node.exitCode()).isNotZero();
            assertThat(node.says()).contains("环境变量 TIAOLI_SMS_SIGNATURE 没有设置，必须填写").doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource({"'',没有设置，必须填写", "too-short,的值不对，应为：32 个随机字节的 Base64"})
    void withoutADemoTheKeyOfFilesMustBeSetAndIsNeverSaid(String key, String sentence) throws Exception {
        try (var node = Node.begins(folder, Map.of("TIAOLI_DEMO", "false", "TIAOLI_SMS_SIGNATURE", "好车行", "TIAOLI_FILES_KEY", key))) {
            assertThat(node.exitCode()).isNotZero();
            assertThat(node.says()).contains("环境变量 TIAOLI_FILES_KEY " + sentence).doesNotContain("too-short").doesNotContain("\tat ");
        }
    }

    private static int count(JdbcClient jdbc, String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static String part(String name, String file, String content) {
        return "--part\r\nContent-Disposition: form-data; name=\"%s\"%s\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n%s\r\n".formatted(name, file.isEmpty() ? "" : "; filename=\"" + file + "\"", content);
    }
}
