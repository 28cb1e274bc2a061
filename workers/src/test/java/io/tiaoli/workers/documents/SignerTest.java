package io.tiaoli.workers.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;

/** Whom a paper names as its signer. */
class SignerTest {

    final String caseNo = "SJ-" + UUID.randomUUID().toString().substring(0, 13);
    final String kind = "agreement-" + UUID.randomUUID();
    final Map<String, Object> known = new HashMap<>(Map.of("driverName", "李娜 & 张三"));

    Document made(Desk desk, String wording) {
        desk.wordings().publish("test-drive", kind + ".html", wording);
        return desk.documents().make(caseNo, kind, "试驾协议书", "sales-consultant-1");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    void isWhoeverItNamedWhenItWasMade(DriverManagerDataSource database) {
        var desk = Desk.over(Databases.jdbc(database), Clock.systemUTC(), known);
        var agreement = made(desk, "<p>驾驶人 <span class=\"signer\">{{driverName}}</span></p>{{#signature}}{{name}}{{/signature}}");
        known.put("driverName", "王五");
        assertThat(desk.documents().signer(agreement)).contains("李娜 & 张三");

        var unnamed = made(desk, "<p>{{driverName}}</p>");
        assertThat(desk.documents().signer(unnamed)).isEmpty();
        assertThat(desk.documents().signer(agreement)).as("by the text that it was made from").contains("李娜 & 张三");
    }
}
